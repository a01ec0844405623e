package io.github.dsmr4j.core.telegram;

/**
 * Hears what a framer finds, in the order of the input, on the thread that feeds it.
 *
 * <p>An exception of a listener passes through {@link TelegramFramer#feed(byte[], int, int)}; what that call had not yet
 * read of its bytes is then lost.
 */
public interface TelegramListener {
    /**
     * A telegram arrived.
     *
     * @param telegram a view that is valid during this call only; {@link Telegram#copy()} to keep it
     */
    void telegram(Telegram telegram);

    /** Input had to be thrown away. The rejection may be kept. */
    default void rejected(Rejection rejection) {}
}
