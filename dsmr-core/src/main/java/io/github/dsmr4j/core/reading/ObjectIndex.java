package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.telegram.LineProblem;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramCursor;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/**
 * A telegram of its own and where each object stands in it. Objects are decoded when somebody asks: a reading costs
 * little more than the telegram's bytes, and no more than what is read from it.
 */
final class ObjectIndex {
    /** The place of an object that is not printed. */
    static final int ABSENT = -1;

    private static final int USUAL_OBJECTS = 40;
    private static final int ELECTRICITY = 1;

    private final Telegram telegram;
    private final ZoneId zone;
    private final int size;
    /** Longer than the size, perhaps. */
    private final long[] codes;

    private final int[] positions;
    private final List<LineProblem> problems;
    /** Told the index of each object that gave a typed value. */
    private final IntConsumer used;

    private ObjectIndex(
            Telegram telegram,
            ZoneId zone,
            int size,
            long[] codes,
            int[] positions,
            List<LineProblem> problems,
            IntConsumer used) {
        this.telegram = telegram;
        this.zone = zone;
        this.size = size;
        this.codes = codes;
        this.positions = positions;
        this.problems = problems;
        this.used = used;
    }

    static ObjectIndex of(Telegram telegram, ZoneId zone) {
        Telegram kept = telegram.copy();
        long[] codes = new long[USUAL_OBJECTS];
        int[] positions = new int[USUAL_OBJECTS];
        List<LineProblem> problems = new ArrayList<>(0);
        int count = 0;
        TelegramCursor cursor = kept.cursor();
        while (cursor.next() != TelegramCursor.Item.END) {
            if (cursor.item() == TelegramCursor.Item.PROBLEM) {
                problems.add(cursor.problem());
                continue;
            }
            if (count == codes.length) {
                codes = Arrays.copyOf(codes, 2 * count);
                positions = Arrays.copyOf(positions, 2 * count);
            }
            codes[count] = Obis.code(cursor.obis());
            positions[count++] = cursor.position();
        }
        return new ObjectIndex(kept, zone, count, codes, positions, List.copyOf(problems), index -> {});
    }

    /** The same objects; each that gives a typed value is noted. */
    ObjectIndex noting(BitSet usedObjects) {
        return new ObjectIndex(telegram, zone, size, codes, positions, problems, usedObjects::set);
    }

    Telegram telegram() {
        return telegram;
    }

    ZoneId zone() {
        return zone;
    }

    List<LineProblem> problems() {
        return problems;
    }

    int size() {
        return size;
    }

    /** The code of an object, F = 255 whether it is printed or not. */
    Obis code(int index) {
        return new Obis(codes[index]);
    }

    /** Where the first object of a code stands. */
    int find(int a, int b, int c, int d, int e) {
        return find(Obis.pack(a, b, c, d, e));
    }

    int find(long code) {
        for (int index = 0; index < size; index++) {
            if (codes[index] == code) {
                return index;
            }
        }
        return ABSENT;
    }

    /** The same for electricity, whose channel is 0, and 1 in Switzerland. */
    int electricity(int c, int d, int e) {
        int first = find(ELECTRICITY, 0, c, d, e);
        return first != ABSENT ? first : find(ELECTRICITY, 1, c, d, e);
    }

    DataObject object(int index) {
        TelegramCursor cursor = new TelegramCursor().reset(telegram, positions[index]);
        cursor.next();
        List<DataValue> values = new ArrayList<>(cursor.valueCount());
        for (int value = 0; value < cursor.valueCount(); value++) {
            values.add(DataValue.of(cursor.value(value), zone));
        }
        return new DataObject(new Obis(cursor.obis()), values);
    }

    /** The values of an object that means something in any form; empty when it is not printed. */
    List<DataValue> values(int index) {
        if (index == ABSENT) {
            return List.of();
        }
        used.accept(index);
        return object(index).values();
    }

    /** The first value of an object if it is a number whose unit measures what is asked. */
    Optional<Quantity> quantity(int index, UnitFamily family) {
        return first(index, value -> value.quantity(family));
    }

    /** The same for an object of electricity. */
    Optional<Quantity> quantity(int c, int d, int e, UnitFamily family) {
        return quantity(electricity(c, d, e), family);
    }

    /** The first value of an object if it is a whole number without a unit. */
    OptionalLong count(int index) {
        Optional<Long> count = first(index, DataValue::count);
        return count.isPresent() ? OptionalLong.of(count.get()) : OptionalLong.empty();
    }

    /** What the first value of an object means, if it does mean that. */
    <T> Optional<T> first(int index, Function<DataValue, Optional<T>> meaning) {
        if (index == ABSENT) {
            return Optional.empty();
        }
        Optional<T> typed = meaning.apply(object(index).values().get(0));
        typed.ifPresent(value -> used.accept(index));
        return typed;
    }

    /** The first value as printed; empty when there is none. */
    Optional<String> printed(int index) {
        return values(index).stream().findFirst().map(DataValue::raw).filter(text -> !text.isEmpty());
    }

    /** The first value's text; empty when there is none. */
    Optional<String> text(int index) {
        return values(index).stream().findFirst().flatMap(DataValue::text);
    }

    /** The values of an object; it counts as used if they are blank or wholly understood. */
    List<DataValue> values(int index, Predicate<List<DataValue>> wholly) {
        if (index == ABSENT) {
            return List.of();
        }
        List<DataValue> values = object(index).values();
        if (isBlank(values) || wholly.test(values)) {
            used.accept(index);
        }
        return values;
    }

    /** Whether anything stands in an object's groups. */
    boolean isFilled(int index) {
        return !isBlank(object(index).values());
    }

    private static boolean isBlank(List<DataValue> values) {
        return values.stream().allMatch(value -> value.raw().isBlank());
    }
}
