package io.github.dsmr4j.reporters.http;

import io.github.dsmr4j.core.telegram.Telegram;
import java.util.Arrays;
import java.util.Objects;

/**
 * The latest telegram of one source, byte for byte as the meter sent it, with CR LF behind its CRC. While there is no
 * fresh one: 503, and why.
 */
public final class TelegramDocument implements Document {
    private static final String TYPE = "text/plain; charset=ISO-8859-1";
    private static final String WORDS = "text/plain; charset=utf-8";

    private final LatestReadings latest;
    private final String source;

    /** The document of a source. */
    public TelegramDocument(LatestReadings latest, String source) {
        this.latest = Objects.requireNonNull(latest, "latest");
        this.source = Objects.requireNonNull(source, "source");
    }

    @Override
    public Answer answer() {
        return latest.fresh(source)
                .map(report -> Answer.ok(TYPE, line(report.reading().telegram())))
                .orElseGet(() -> Answer.unavailable(WORDS, latest.absence(source) + "\n"));
    }

    private static byte[] line(Telegram telegram) {
        byte[] line = Arrays.copyOf(telegram.toByteArray(), telegram.length() + 2);
        line[telegram.length()] = '\r';
        line[telegram.length() + 1] = '\n';
        return line;
    }
}
