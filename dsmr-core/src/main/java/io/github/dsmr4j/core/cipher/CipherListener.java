package io.github.dsmr4j.core.cipher;

import io.github.dsmr4j.core.telegram.TelegramListener;

/** Hears of encrypted frames, besides telegrams and rejections. */
public interface CipherListener extends TelegramListener {
    /**
     * A frame counter did not grow. The frame's telegram came all the same, just before this call: whether it may be
     * taken is for the application to say.
     */
    default void counterRepeated(RepeatedCounter repeated) {}
}
