package io.github.dsmr4j.reporters.domoticz;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import io.github.dsmr4j.reporters.web.WebClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells Domoticz the values of one meter over HTTP: energy with every report; everything else when it changed, again
 * and again until Domoticz took it. Values as {@link DomoticzValues} says.
 *
 * <p>A report without usable energy registers is refused where a device of energy waits for them, and so is one for a device that Domoticz does not know; its
 * other values are sent all the same. Every other failure may pass: a wrong login can be mended in Domoticz. Redirects
 * are not followed, so that the login goes nowhere else.
 *
 * <p>Several meters need a reporter each, with devices of their own. Threads as {@link Reporter} says.
 */
public final class DomoticzReporter implements Reporter {
    private final DomoticzOptions options;
    private final WebClient client;
    private final Map<DomoticzDevice, String> taken = new EnumMap<>(DomoticzDevice.class);

    /**
     * A reporter that connects when it has something to report.
     *
     * @param options where Domoticz is, and its devices
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
        List<Update> updates = updates(report.reading());
        boolean wantsEnergy = options.devices().containsKey(DomoticzDevice.ENERGY);
        if (wantsEnergy && updates.stream().noneMatch(update -> update.device() == DomoticzDevice.ENERGY)) {
            refusals.add(DomoticzValues.noEnergy(report, options.base().toString()));
        }
        for (Update update : updates) {
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

    private List<Update> updates(Reading reading) {
        List<Update> updates = new ArrayList<>();
        options.devices()
                .forEach((device, idx) -> svalue(device, reading)
                        .filter(svalue -> device == DomoticzDevice.ENERGY || !svalue.equals(taken.get(device)))
                        .ifPresent(svalue -> updates.add(new Update(device, idx, svalue))));
        return updates;
    }

    private Optional<String> svalue(DomoticzDevice device, Reading reading) {
        return device == DomoticzDevice.ENERGY
                ? DomoticzValues.energy(reading, options.isTariffsSwapped())
                : device.svalue(reading);
    }

    private void send(Update update) throws IOException, InterruptedException {
        try {
            Answer.check(client.ask(HttpRequest.newBuilder(update.uri(options.base()))), update.idx());
            taken.put(update.device(), update.svalue());
        } catch (RefusedException e) {
            throw new RefusedException(words(update, e));
        } catch (IOException e) {
            throw new IOException(words(update, e));
        }
    }

    private String words(Update update, IOException reason) {
        return "cannot send " + update.device() + " to idx " + update.idx() + " at " + options.base() + ": "
                + reason.getMessage();
    }

    /** Nothing to do. */
    @Override
    public void close() {}
}
