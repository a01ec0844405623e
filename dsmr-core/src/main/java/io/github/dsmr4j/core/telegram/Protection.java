package io.github.dsmr4j.core.telegram;

/** How a telegram was protected on its way from the meter. Further ways may come: have a default branch. */
public enum Protection {
    /** It came as plain text. */
    NONE,
    /** It came encrypted, but nothing shows that it came unchanged, or from the meter: its CRC alone speaks for it. */
    ENCRYPTED,
    /** It came encrypted, and its authentication tag fits: it is what the holder of the keys sent. */
    AUTHENTICATED
}
