package io.github.dsmr4j.core.telegram;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What stands between two parentheses, as a view on the telegram's bytes: valid until the cursor shows another value.
 *
 * <p>Its meaning comes from the object, not from its form: a tariff {@code 0001}, an identifier of digits and a time of
 * twelve digits are numbers by form. The text as printed is always there. A value that is wrapped over lines is shown
 * without the line ends.
 *
 * <p>One thread, the cursor's. Source: DSMR P1 companion standard 5.0.2 (Fn(x,y), TST).
 */
public final class ValueView {
    /** The result of {@link #localSecond()} when the value is no time. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** The most digits that a number may have; longer ones are text. */
    public static final int MAX_DIGITS = 18;

    private static final byte[] NO_BYTES = {};

    private byte[] bytes = NO_BYTES;
    private int begin;
    private int end;

    long unscaled;
    int scale = PrintedNumber.NO_NUMBER;

    ValueView() {}

    void show(byte[] source, int from, int numberEnd, int to) {
        // Asking costs less than storing a reference.
        if (bytes != source) {
            bytes = source;
        }
        begin = from;
        end = to;
        if (!FastText.number(source, from, numberEnd, to, this)) {
            PrintedNumber.read(source, from, to, this);
        }
    }

    /** {@return its length in bytes} */
    public int length() {
        return end - begin;
    }

    /**
     * One of its bytes.
     *
     * @param index from 0
     * @return a character of ISO-8859-1
     * @throws IndexOutOfBoundsException if the index is not below {@link #length()}
     */
    public byte byteAt(int index) {
        return bytes[begin + Objects.checkIndex(index, length())];
    }

    /** {@return its text, ISO-8859-1, as printed} */
    public String text() {
        return text(begin, end);
    }

    /**
     * {@return whether it has the form of a number: an optional minus, at most {@value #MAX_DIGITS} digits with at most
     * one point among them, and nothing else but a unit} The unit follows a {@code *}; some meters leave that out,
     * which is understood for the units of P1, those of one letter only where it is clear ({@code 221.2V},
     * {@code 005A}). Blanks behind it are passed over.
     */
    public boolean isNumber() {
        return scale != PrintedNumber.NO_NUMBER;
    }

    /**
     * {@return all digits of the number; its value is {@code unscaled / 10^scale}}
     *
     * @throws IllegalStateException if it is no number
     */
    public long unscaled() {
        requireNumber();
        return unscaled;
    }

    /**
     * {@return how many of the digits stand behind the point}
     *
     * @throws IllegalStateException if it is no number
     */
    public int scale() {
        requireNumber();
        return scale;
    }

    /** {@return whether a unit is printed behind the number} */
    public boolean hasUnit() {
        return isNumber() && unitBegin() < unitEnd();
    }

    /** {@return the unit as printed; empty when there is none} */
    public String unit() {
        return isNumber() ? text(unitBegin(), unitEnd()) : "";
    }

    private int unitBegin() {
        return PrintedNumber.unitBegin(bytes, begin, unitEnd());
    }

    private int unitEnd() {
        return PrintedNumber.withoutBlanks(bytes, begin, end);
    }

    /**
     * {@return whether it has the form of a time, {@code YYMMDDhhmmss} with {@code S}, {@code W} or nothing behind it}
     */
    public boolean isTimestamp() {
        return PrintedTime.isTimestamp(bytes, begin, end);
    }

    /**
     * The printed time as seconds since 1970 on the meter's own clock, not on UTC: {@link #season()} says how far the
     * two are apart.
     *
     * @return {@link #NO_TIME} when it is no time: another form, a day or an hour that does not exist, or the first of
     *     January of 2000 or 1970, which meters print when their clock was never set
     */
    public long localSecond() {
        return PrintedTime.localSecond(bytes, begin, end);
    }

    /** {@return {@code S} for summer time, {@code W} for winter time, or a blank when the time does not say} */
    public char season() {
        return isTimestamp() && length() == PrintedTime.LENGTH_WITH_SEASON ? (char) bytes[end - 1] : ' ';
    }

    private void requireNumber() {
        if (!isNumber()) {
            throw new IllegalStateException("\"" + text() + "\" is no number");
        }
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }
}
