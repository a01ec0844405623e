package io.github.dsmr4j.reporters.domoticz;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
    private final HttpClient client;
    /** What Domoticz took last of gas and water, by device. */
    private final Map<Integer, String> taken = new HashMap<>();

    /**
     * A reporter that connects when it has something to report.
     *
     * @throws IOException if the CA file cannot be used; the message says why
     */
    public DomoticzReporter(DomoticzOptions options) throws IOException {
        this.options = options;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(options.timeOut().dividedBy(2));
        if (options.caFile().isPresent()) {
            builder.sslContext(CaFile.context(options.caFile().get()));
        }
        this.client = builder.build();
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
            Answer.check(answer(update), update.idx());
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

    /** The limit is for the whole answer: that of the client itself ends with the header. */
    private HttpResponse<byte[]> answer(Update update) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request(update), response -> new BoundedBody(Answer.MAX_BODY));
        try {
            return answer.get(options.timeOut().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + options.timeOut().toMillis()
                    + " ms; is Domoticz busy, or is that the address of something else?");
        } catch (ExecutionException e) {
            throw new IOException(Failure.reason(e));
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(Update update) {
        HttpRequest.Builder request = HttpRequest.newBuilder(update.uri(options.base()));
        options.authorization().ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    /** Nothing to do: the client closes connections that are not used, and itself when nobody has it any longer. */
    @Override
    public void close() {}
}
