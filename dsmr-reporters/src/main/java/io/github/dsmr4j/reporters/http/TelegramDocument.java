package io.github.dsmr4j.reporters.http;

import io.github.dsmr4j.reporters.raw.RawTelegram;
import java.util.Objects;

/**
 * The latest telegram of one source, as {@link RawTelegram} sends it: byte for byte, with CR LF behind its CRC. While
 * there is no fresh one: 503, and why. Immutable.
 */
public final class TelegramDocument implements Document {
    private static final String TYPE = "text/plain; charset=ISO-8859-1";
    private static final String WORDS = "text/plain; charset=utf-8";

    private final LatestReadings latest;
    private final String source;

    /**
     * The document of a source.
     *
     * @param latest where telegrams come from
     * @param source the name of the one source
     */
    public TelegramDocument(LatestReadings latest, String source) {
        this.latest = Objects.requireNonNull(latest, "latest");
        this.source = Objects.requireNonNull(source, "source");
    }

    @Override
    public Answer answer() {
        return latest.fresh(source)
                .map(report ->
                        Answer.ok(TYPE, RawTelegram.bytes(report.reading().telegram())))
                .orElseGet(() -> Answer.unavailable(WORDS, latest.absence(source) + "\n"));
    }
}
