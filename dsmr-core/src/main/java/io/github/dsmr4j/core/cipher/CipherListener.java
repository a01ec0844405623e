package io.github.dsmr4j.core.cipher;

import io.github.dsmr4j.core.telegram.TelegramListener;

/** Hears of encrypted frames, besides telegrams and rejections. Called on the thread that feeds the framer. */
public interface CipherListener extends TelegramListener {
    /**
     * A frame counter did not grow. The frame's telegram came all the same, just before this call: whether it may be
     * taken is for the application to say.
     *
     * @param repeated whose it is, and what it was before
     */
    default void counterRepeated(RepeatedCounter repeated) {}
}
