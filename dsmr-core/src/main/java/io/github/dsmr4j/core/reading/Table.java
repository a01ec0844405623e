package io.github.dsmr4j.core.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dsmr4j.core.obis.Obis;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The tables beside these classes: a row a line, columns apart by two blanks or more, {@code #} before comments. */
final class Table {
    /** What n stands for in a reference: channels, and tariffs, of which the standard asks for sixteen. */
    private static final int MOST_N = 16;

    private Table() {}

    /**
     * The rows of a table.
     *
     * @throws IllegalStateException naming file and line if a row has more or fewer columns
     */
    static List<List<String>> read(String name, int columns) {
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(name), name)) {
            return rows(name, new String(in.readAllBytes(), UTF_8), columns);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    static List<List<String>> rows(String name, String text, int columns) {
        List<List<String>> rows = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.split(" {2,}"));
            if (cells.size() != columns) {
                throw new IllegalStateException(
                        name + " line " + (index + 1) + ": " + columns + " columns expected, not " + cells.size());
            }
            rows.add(cells);
        }
        return rows;
    }

    /** The items of a cell; a dash stands for none. */
    static List<String> items(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(", "));
    }

    /** The numbers to put in the place of n; a single one, to put nowhere, if there is no n. */
    static IntStream numbers(String reference) {
        return reference.indexOf('n') < 0 ? IntStream.of(0) : IntStream.rangeClosed(1, MOST_N);
    }

    /** The reference with a number in the place of n. */
    static Obis reference(String text, int number) {
        return Obis.parse(text.replace("n", String.valueOf(number)))
                .orElseThrow(() -> new IllegalStateException("no OBIS reference: " + text));
    }
}
