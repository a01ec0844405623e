package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import java.util.Optional;

/** How {@code decode} shows what it finds: a line or several, without the last line end. */
interface DecodedText {
    String text(Telegram telegram);

    String text(Rejection rejection);

    /** What to say at the end of the input. */
    default Optional<String> ending() {
        return Optional.empty();
    }
}
