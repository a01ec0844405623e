package io.github.dsmr4j.core.telegram;

/**
 * What a stretch of input turned out to be: a telegram, or a rejection that says why it is none. Any thread, but for
 * the view that a framer hands out.
 */
public sealed interface TelegramResult permits Telegram, Rejection {
    /** {@return where it began: bytes from the beginning of the input} */
    long offset();
}
