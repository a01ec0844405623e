package io.github.dsmr4j.core.telegram;

/** Whether a telegram is accepted without a right CRC: by the policy, and by what the meter has printed before. */
final class CrcExperience {
    private static final int TELEGRAMS_THAT_SHOW_THE_CRC = 2;

    private final CrcPolicy policy;
    private int right;

    CrcExperience(CrcPolicy policy) {
        this.policy = policy;
    }

    void addRight() {
        right = Math.min(right + 1, TELEGRAMS_THAT_SHOW_THE_CRC);
    }

    /** Two in a row have to show that the meter prints a CRC; after that this breaks nothing off. */
    void addAbsent() {
        if (!printsCrc()) {
            right = 0;
        }
    }

    private boolean printsCrc() {
        return right == TELEGRAMS_THAT_SHOW_THE_CRC;
    }

    /** Whether a telegram is accepted whose CRC is absent, or printed but not right. */
    boolean accepts(boolean printed, Protection protection) {
        return switch (policy) {
            case REQUIRED -> false;
            // Nothing but the CRC speaks for a telegram that is encrypted only.
            case IF_PRESENT -> !printed && !printsCrc() && protection != Protection.ENCRYPTED;
            case IGNORED -> true;
        };
    }
}
