package io.github.dsmr4j.testdata;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A telegram in the making that remembers its objects, and random values in the forms that meters print. */
final class Composition {
    private static final long FIRST_SECOND =
            Instant.parse("2012-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("2034-12-31T00:00:00Z").getEpochSecond();

    private final RandomGenerator random;
    private final String identification;
    private final ZoneId zone;
    private final TelegramBuilder builder;
    private final List<GeneratedTelegram.DataObject> objects = new ArrayList<>();

    Composition(RandomGenerator random, String identification, ZoneId zone) {
        this.random = random;
        this.identification = identification;
        this.zone = zone;
        builder = TelegramBuilder.identification(identification);
    }

    Composition add(String reference, String... values) {
        builder.object(reference, values);
        return remember(reference, values);
    }

    Composition add(String reference, List<String> values) {
        return add(reference, values.toArray(String[]::new));
    }

    /** The last value stands on a line of its own. */
    Composition addContinued(String reference, String... values) {
        StringBuilder first = new StringBuilder(reference);
        for (int i = 0; i < values.length - 1; i++) {
            first.append('(').append(values[i]).append(')');
        }
        builder.line(first.toString()).line('(' + values[values.length - 1] + ')');
        return remember(reference, values);
    }

    /** The value goes on over several lines. */
    Composition addWrapped(String reference, String value) {
        StringBuilder wrapped = new StringBuilder(reference).append('(');
        int position = 0;
        while (position < value.length()) {
            int next = Math.min(value.length(), position + random.nextInt(20, 200));
            wrapped.append(position == 0 ? "" : "\r\n").append(value, position, next);
            position = next;
        }
        builder.line(wrapped.append(')').toString());
        return remember(reference, value);
    }

    private Composition remember(String reference, String... values) {
        objects.add(new GeneratedTelegram.DataObject(reference, List.of(values)));
        return this;
    }

    Composition withoutBlankLine() {
        builder.blankLineAfterIdentification(false);
        return this;
    }

    GeneratedTelegram close(TelegramBuilder.CrcForm crc) {
        return new GeneratedTelegram(builder.crc(crc).build(), identification, objects);
    }

    /** A random number of at most that size, leading zeros printed. */
    String number(int integers, int decimals, String unit) {
        long bound = (long) Math.pow(10, random.nextInt(1, integers + decimals + 1));
        return Printed.decimal(integers, decimals, random.nextLong(bound)) + unit;
    }

    String number(int integers, int decimals, long lowest, long highest, String unit) {
        return Printed.decimal(integers, decimals, random.nextLong(lowest, highest)) + unit;
    }

    String time() {
        return Printed.clock(Instant.ofEpochSecond(random.nextLong(FIRST_SECOND, LAST_SECOND)), zone);
    }

    /** An identifier as hex of ASCII: a letter and sixteen digits. */
    String identifier(char kind) {
        return Printed.hex(kind + Printed.decimal(16, 0, random.nextLong(10_000_000_000_000_000L)));
    }

    String hexText(int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            text.append((char) random.nextInt(' ', '~' + 1));
        }
        return Printed.hex(text.toString());
    }
}
