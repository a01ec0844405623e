package io.github.dsmr4j.core.telegram;

import io.github.dsmr4j.core.obis.Obis;
import java.util.Objects;

/**
 * Walks once over the lines of a telegram, object by object.
 *
 * <pre>{@code
 * while (cursor.next() != Item.END) {
 *     if (cursor.item() == Item.OBJECT) {
 *         ... cursor.obis(), cursor.value(0).unscaled() ...
 *     }
 * }
 * }</pre>
 *
 * <p>It reads from the telegram's own bytes and is valid as long as these are. Reused by {@link #reset(Telegram)}, it
 * allocates nothing after the longest telegram so far, problems excepted.
 *
 * <p>A line that begins with a value group continues the object of the line before (DSMR 2.2 and 3.0 print gas so). A
 * group that is open at a line end goes on in the next line, unless that line looks like an object, a start or an end.
 *
 * <p>One thread. Source: DSMR P1 companion standard 5.0.2; IEC 62056-21.
 */
public final class TelegramCursor {
    /** What the cursor stands on. */
    public enum Item {
        /** A data object: {@link #obis()} and the values are there. */
        OBJECT,
        /** A line that is none: {@link #problem()} is there. */
        PROBLEM,
        /** Behind the last line. */
        END
    }

    private final LineScanner lines = new LineScanner();
    private final ValueView value = new ValueView();

    /** Apart from {@link #otherItem}, as storing or comparing a reference costs more for each object. */
    private boolean onObject;

    /** What it stands on if that is no object. */
    private Item otherItem = Item.END;

    private LineProblem problem = new LineProblem(0, 0, LineProblem.Reason.NO_REFERENCE, "");

    /** A cursor that stands at the end of nothing, for {@link #reset(Telegram)}. */
    public TelegramCursor() {}

    /**
     * Stands before the first object of a telegram.
     *
     * @param telegram a view or a copy
     * @return this cursor
     */
    public TelegramCursor reset(Telegram telegram) {
        begin(telegram);
        lines.passIdentification();
        return this;
    }

    /**
     * Stands before an object found earlier in the same telegram or a copy of it.
     *
     * @param telegram the same, or a copy of it
     * @param position what {@link #position()} was on that object
     * @return this cursor, with the object to come at the next {@link #next()}
     * @throws IndexOutOfBoundsException if the position is not in the telegram
     */
    public TelegramCursor reset(Telegram telegram, int position) {
        Objects.checkIndex(position, telegram.length());
        begin(telegram);
        lines.goTo(position);
        return this;
    }

    private void begin(Telegram telegram) {
        lines.begin(telegram.bytes(), telegram.start(), telegram.mark());
        onObject = false;
        otherItem = Item.END;
    }

    /**
     * Goes to the next object or problem.
     *
     * @return what it is; {@link Item#END} again and again once nothing is left
     */
    public Item next() {
        int next = lines.next();
        onObject = next >= 0;
        return onObject ? Item.OBJECT : stopAt(next);
    }

    private Item stopAt(int what) {
        if (what == LineScanner.PROBLEM) {
            problem = lines.skipProblem();
            otherItem = Item.PROBLEM;
        } else {
            otherItem = Item.END;
        }
        return otherItem;
    }

    /** {@return what {@link #next()} found last; {@link Item#END} before} */
    public Item item() {
        return onObject ? Item.OBJECT : otherItem;
    }

    /**
     * {@return where the object begins: bytes from the telegram's {@code /}}
     *
     * @throws IllegalStateException if the cursor stands on no object
     */
    public int position() {
        requireObject();
        return lines.objectPosition();
    }

    /**
     * {@return the object's reference, packed as {@link Obis} does; {@link Obis#code(long)} makes it a key}
     *
     * @throws IllegalStateException if the cursor stands on no object
     */
    public long obis() {
        requireObject();
        return lines.obis();
    }

    /**
     * {@return the number of the object's value groups, at least one}
     *
     * @throws IllegalStateException if the cursor stands on no object
     */
    public int valueCount() {
        requireObject();
        return lines.valueCount();
    }

    /**
     * One of the object's values: a view that the next call reuses.
     *
     * @param index from 0
     * @return valid until the next call of this method or of {@link #next()}
     * @throws IndexOutOfBoundsException if the index is not below {@link #valueCount()}
     * @throws IllegalStateException if the cursor stands on no object
     */
    public ValueView value(int index) {
        Objects.checkIndex(index, valueCount());
        lines.show(index, value);
        return value;
    }

    /**
     * {@return what is wrong with the line}
     *
     * @throws IllegalStateException if the cursor stands on no problem
     */
    public LineProblem problem() {
        if (item() != Item.PROBLEM) {
            throw notOn(Item.PROBLEM);
        }
        return problem;
    }

    private void requireObject() {
        if (!onObject) {
            throw notOn(Item.OBJECT);
        }
    }

    private IllegalStateException notOn(Item wanted) {
        return new IllegalStateException("the cursor stands on " + item() + ", not on " + wanted);
    }

    /** Whether an object follows; allocates nothing for problems. */
    boolean hasObject() {
        int next = lines.next();
        while (next == LineScanner.PROBLEM) {
            lines.passProblem();
            next = lines.next();
        }
        return next != LineScanner.NOTHING;
    }
}
