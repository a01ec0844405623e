package io.github.dsmr4j.reporters.dsmrreader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import io.github.dsmr4j.reporters.raw.RawTelegram;
import io.github.dsmr4j.reporters.web.WebAnswer;
import io.github.dsmr4j.reporters.web.WebClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Hands telegrams to DSMR-reader over its API, as the meter sent them: for a meter whose cable is not in DSMR-reader's
 * computer. It keeps each telegram that it gets: a lane of the newest says how often that is, and one of every telegram
 * catches up on what it missed.
 *
 * <p>A telegram that DSMR-reader cannot read is refused. Every other failure may pass: a wrong key can be mended, and an
 * API be switched on. A telegram that breaks it for an hour is given up. Lanes with batches are not for it, as it would get
 * some telegrams twice. Redirects are not followed, so that the key goes nowhere else. Threads as {@link Reporter} says.
 */
public final class DsmrReaderPush implements Reporter {
    private static final String PATH = "/api/v1/datalogger/dsmrreading";

    /** Longer than it takes to mend a database. */
    private static final Duration LONGEST_BREAKDOWN = Duration.ofHours(1);

    private final DsmrReaderOptions options;
    private final WebClient client;
    private final URI uri;
    private final LongSupplier nanoTime;
    private Optional<Report> broken = Optional.empty();
    private long brokenSince;

    /**
     * A reporter that connects when it has something to report.
     *
     * @param options where DSMR-reader is, and the key of its API
     * @throws IOException if the CA file cannot be used; the message says why
     */
    public DsmrReaderPush(DsmrReaderOptions options) throws IOException {
        this(options, System::nanoTime);
    }

    DsmrReaderPush(DsmrReaderOptions options, LongSupplier nanoTime) throws IOException {
        this.options = options;
        this.nanoTime = nanoTime;
        this.client = new WebClient(options.endpoint());
        this.uri = URI.create(options.base() + PATH);
    }

    @Override
    public String name() {
        return options.toString();
    }

    @Override
    public void report(Report report) throws IOException, InterruptedException {
        WebAnswer answer = ask(report);
        if (answer.status() == 201) {
            return;
        }
        String message = words(report, reason(answer));
        throw isRefusal(answer) || isHopeless(answer, report) ? new RefusedException(message) : answer.failure(message);
    }

    private WebAnswer ask(Report report) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(report.reading().telegram()), US_ASCII));
        try {
            return client.ask(request);
        } catch (IOException e) {
            throw new IOException(words(report, String.valueOf(e.getMessage())));
        }
    }

    private String words(Report report, String reason) {
        return "cannot pass a telegram of " + report.source() + " on to " + options.base() + ": " + reason;
    }

    /** A form is UTF-8, and DSMR-reader checks the CRC over characters: each byte is the one of its number. */
    private static String form(Telegram telegram) {
        String text = new String(RawTelegram.bytes(telegram), ISO_8859_1);
        return "telegram=" + URLEncoder.encode(text, UTF_8);
    }

    /** DSMR-reader gives its reason as plain text. A page is of a web server, or of a breakdown. */
    private static boolean isRefusal(WebAnswer answer) {
        return (answer.status() == 400 || answer.status() == 500)
                && !answer.isPage()
                && !answer.text().isEmpty();
    }

    /** Its database may be down; when it breaks down over one telegram again and again, that is to blame. */
    private boolean isHopeless(WebAnswer answer, Report report) {
        if (answer.status() != 500) {
            return false;
        }
        if (!broken.equals(Optional.of(report))) {
            broken = Optional.of(report);
            brokenSince = nanoTime.getAsLong();
        }
        return nanoTime.getAsLong() - brokenSince > LONGEST_BREAKDOWN.toNanos();
    }

    private static String reason(WebAnswer answer) {
        return switch (answer.status()) {
            case 400 ->
                answer.isPage() || answer.text().isEmpty()
                        ? "the request is not accepted (HTTP 400); is it http or https, and is DSMR-reader set up for"
                                + " that host name?"
                        : "DSMR-reader finds no telegram in the request (HTTP 400)" + says(answer);
            case 403 ->
                "DSMR-reader does not know the key (HTTP 403); copy it again from its API settings" + says(answer);
            case 404 -> "there is no API of DSMR-reader (HTTP 404); check port and path of the address";
            case 405 -> "DSMR-reader's API is switched off (HTTP 405); allow it in its API settings" + says(answer);
            case 500 ->
                answer.isPage() || answer.text().isEmpty()
                        ? answer.reason()
                        : "DSMR-reader cannot read the telegram (HTTP 500); its log tells why" + says(answer);
            default -> answer.reason();
        };
    }

    private static String says(WebAnswer answer) {
        return answer.isPage() || answer.text().isEmpty() ? "" : "; it says: " + answer.text();
    }

    /** Nothing to do. */
    @Override
    public void close() {}
}
