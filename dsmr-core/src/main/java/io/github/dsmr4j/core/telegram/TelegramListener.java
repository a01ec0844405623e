package io.github.dsmr4j.core.telegram;

/**
 * Hears what a framer finds, in the order of the input, on the thread that feeds it.
 *
 * <p>A listener should not throw. If it does, the framer goes on with the bytes that it has, and the call that fed them
 * throws the first exception at its end. An {@link Error} ends that call at once, and the rest of its bytes is lost.
 */
public interface TelegramListener {
    /**
     * A telegram arrived.
     *
     * @param telegram a view that is valid during this call only; {@link Telegram#copy()} to keep it
     */
    void telegram(Telegram telegram);

    /**
     * Input had to be thrown away.
     *
     * @param rejection what, where and why; may be kept
     */
    default void rejected(Rejection rejection) {}
}
