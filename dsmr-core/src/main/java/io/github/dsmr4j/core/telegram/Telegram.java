package io.github.dsmr4j.core.telegram;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/**
 * One telegram, from {@code /} through the last digit of its CRC (through {@code !} when none is printed), as the meter
 * sent it: the line end behind the CRC is not part of it.
 *
 * <p>A framer hands out a view on its own buffer, valid during the call only; afterwards it is empty. {@link #copy()}
 * gives one to keep, which any thread may read, as are those of {@link #decode(byte[])} and {@link TelegramReader}.
 *
 * <p>A telegram is bytes: where text is given, each byte is one character of ISO-8859-1. Source: DSMR P1
 * companion standard 2.2 to 5.0.2; IEC 62056-21.
 */
public final class Telegram implements TelegramResult {
    private static final byte[] NO_BYTES = {};

    /** At least {@link FastText#REACH} bytes longer than the telegram. */
    private byte[] bytes = NO_BYTES;

    private int start;
    private int mark;
    private int end;
    private long offset;
    private CrcStatus crc = CrcStatus.ABSENT;
    private Protection protection = Protection.NONE;
    private long receivedMillis;

    Telegram() {}

    void show(byte[] bytes, int start, int mark, int end) {
        this.bytes = bytes;
        this.start = start;
        this.mark = mark;
        this.end = end;
    }

    void describe(long offset, CrcStatus crc, Protection protection, long receivedMillis) {
        this.offset = offset;
        this.crc = crc;
        this.protection = protection;
        this.receivedMillis = receivedMillis;
    }

    void hide() {
        show(NO_BYTES, 0, 0, 0);
    }

    /**
     * Decodes one whole telegram with {@link FramerOptions#DEFAULT}; see {@link #decode(byte[], FramerOptions)}.
     *
     * @param bytes of one telegram; they are copied
     * @return the telegram, or the reason why there is none
     */
    public static TelegramResult decode(byte[] bytes) {
        return decode(bytes, FramerOptions.DEFAULT);
    }

    /**
     * Decodes one whole telegram, as it comes in a message or a file. Noise around it does no harm; of several telegrams
     * the first good one counts. Stateless: any number of threads at once.
     *
     * @param bytes of one telegram; they are copied
     * @param options what is asked of the CRC, and how long it may be
     * @return the first telegram, a copy; else the first rejection, with {@link Rejection.Reason#NO_TELEGRAM} when no
     *     start is in the bytes
     */
    public static TelegramResult decode(byte[] bytes, FramerOptions options) {
        return decode(bytes, listener -> new TelegramFramer(options, listener));
    }

    /**
     * Decodes one whole telegram with a framer of the caller's choice, such as one that decrypts.
     *
     * @param bytes of one telegram or frame; they are copied
     * @param framers makes a framer for a listener
     * @return as {@link #decode(byte[], FramerOptions)}
     */
    public static TelegramResult decode(byte[] bytes, Function<TelegramListener, Framer> framers) {
        SingleTelegram single = new SingleTelegram();
        Framer framer = framers.apply(single);
        framer.feed(bytes);
        framer.end();
        return single.result(bytes);
    }

    /** {@return what its CRC says} */
    public CrcStatus crc() {
        return crc;
    }

    /** {@return how it was protected on its way} */
    public Protection protection() {
        return protection;
    }

    @Override
    public long offset() {
        return offset;
    }

    /**
     * {@return when its end arrived, by this machine's clock: the meter's own clock may be wrong, or not print at all}
     */
    public Instant received() {
        return Instant.ofEpochMilli(receivedMillis);
    }

    /** {@return its length in bytes} */
    public int length() {
        return end - start;
    }

    /**
     * One of its bytes.
     *
     * @param index from 0, that of the {@code /}
     * @return a character of ISO-8859-1
     * @throws IndexOutOfBoundsException if the index is not below {@link #length()}
     */
    public byte byteAt(int index) {
        return bytes[start + Objects.checkIndex(index, length())];
    }

    /** {@return its bytes, as a new array} */
    public byte[] toByteArray() {
        byte[] copy = new byte[length()];
        System.arraycopy(bytes, start, copy, 0, copy.length);
        return copy;
    }

    /**
     * Writes its bytes, without a line end behind them.
     *
     * @param out neither flushed nor closed
     * @throws IOException if that stream throws it
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, start, length());
    }

    /** {@return the text behind {@code /} in the first line} Thousands of meters share one: it is no key. */
    public String identification() {
        int to = Math.min(start + 1, mark);
        while (to < mark && bytes[to] != '\n') {
            to++;
        }
        while (to > start + 1 && bytes[to - 1] == '\r') {
            to--;
        }
        return text(Math.min(start + 1, to), to);
    }

    /** {@return a new cursor before the first data object} */
    public TelegramCursor cursor() {
        return new TelegramCursor().reset(this);
    }

    /** {@return a telegram of its own, to keep} */
    public Telegram copy() {
        Telegram copy = new Telegram();
        byte[] kept = new byte[length() + FastText.REACH];
        System.arraycopy(bytes, start, kept, 0, length());
        copy.show(kept, 0, mark - start, length());
        copy.describe(offset, crc, protection, receivedMillis);
        return copy;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int mark() {
        return mark;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The whole text. */
    @Override
    public String toString() {
        return text(start, end);
    }
}
