package io.github.dsmr4j.core.telegram;

/** What a framer asks of the CRC behind {@code !}. */
public enum CrcPolicy {
    /** Only telegrams with a matching CRC are delivered. */
    REQUIRED,
    /**
     * A printed CRC must match. A telegram without one (DSMR 2.2 and 3.0) is delivered, until the source has sent two
     * telegrams in a row whose CRC matched: from then on one without is rejected.
     */
    IF_PRESENT,
    /** Telegrams with a wrong CRC are delivered too, marked {@link CrcStatus#INVALID}. For looking at damaged input. */
    IGNORED
}
