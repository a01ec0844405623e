package io.github.dsmr4j.gateway;

import java.io.IOException;
import java.util.Locale;

/** Standard output cannot be written. */
final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutputException(IOException cause) {
        super("cannot write standard output: " + cause.getMessage(), cause);
    }

    /**
     * Whether the reader of standard output has gone, as {@code head} does: no failure. The message is all there is to
     * tell it from a full disk.
     */
    boolean isReaderGone() {
        return String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
