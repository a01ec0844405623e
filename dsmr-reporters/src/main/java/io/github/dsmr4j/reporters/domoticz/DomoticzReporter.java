package io.github.dsmr4j.reporters.domoticz;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import io.github.dsmr4j.reporters.web.WebClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Tells Domoticz the values of one meter over HTTP: energy with every report; gas and water when they changed, again and
 * again until Domoticz took them. Values as {@link DomoticzValues} says.
 *
 * <p>A report without usable energy registers is refused, and so is one for a device that Domoticz does not know; its
 * other values are sent all the same. Every other failure may pass: a wrong login can be mended in Domoticz. Redirects
 * are not followed, so that the login goes nowhere else.
 *
 * <p>Several meters need a reporter each, with devices of their own. Threads as {@link Reporter} says.
 */
public final class DomoticzReporter implements Reporter {
    private final DomoticzOptions options;
    private final WebClient client;
    /** What Domoticz took last of gas and water, by device. */
    private final Map<Integer, String> taken = new HashMap<>();

    /**
     * A reporter that connects when it has something to report.
     *
     * @throws IOException if the CA file cannot be used; the message says why
     */
    public DomoticzReporter(DomoticzOptions options) throws IOException {
        this.options = options;
        this.client = new WebClient(options.endpoint());
    }

    @Override
    public String name() {
        return options.toString();
    }

    @Override
    public void report(Report report) throws IOException, InterruptedException {
        List<RefusedException> refusals = new ArrayList<>();
        Optional<String> energy = DomoticzValues.energy(report.reading(), options.isTariffsSwapped());
        if (energy.isEmpty()) {
            refusals.add(DomoticzValues.noEnergy(report, options.base().toString()));
        }
        for (Update update : updates(energy, report.reading())) {
            try {
                send(update);
            } catch (RefusedException e) {
                refusals.add(e);
            }
        }
        if (!refusals.isEmpty()) {
            throw refusals.get(0);
        }
    }

    private List<Update> updates(Optional<String> energy, Reading reading) {
        List<Update> updates = new ArrayList<>();
        energy.ifPresent(svalue -> updates.add(new Update("energy", options.energyIdx(), svalue)));
        changed("gas", options.gasIdx(), DomoticzValues.gas(reading)).ifPresent(updates::add);
        changed("water", options.waterIdx(), DomoticzValues.water(reading)).ifPresent(updates::add);
        return updates;
    }

    private Optional<Update> changed(String what, OptionalInt idx, Optional<String> svalue) {
        if (idx.isEmpty()) {
            return Optional.empty();
        }
        return svalue.filter(value -> !value.equals(taken.get(idx.getAsInt())))
                .map(value -> new Update(what, idx.getAsInt(), value));
    }

    private void send(Update update) throws IOException, InterruptedException {
        try {
            Answer.check(client.ask(HttpRequest.newBuilder(update.uri(options.base()))), update.idx());
            taken.put(update.idx(), update.svalue());
        } catch (RefusedException e) {
            throw new RefusedException(words(update, e));
        } catch (IOException e) {
            throw new IOException(words(update, e));
        }
    }

    private String words(Update update, IOException reason) {
        return "cannot send " + update.what() + " to idx " + update.idx() + " at " + options.base() + ": "
                + reason.getMessage();
    }

    /** Nothing to do. */
    @Override
    public void close() {}
}
