package io.github.dsmr4j.testdata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One composed file of this module: a telegram, or a piece of a stream with several or damaged ones, and what a reader
 * has to make of it. Line sets and oddities are those of real meters; identifiers, dates and readings are invented.
 *
 * <p>Immutable and safe for use by several threads. Files are read anew at each call.
 */
public final class ComposedTelegram {
    private static final String FOLDER = "telegrams/";
    private static final String INDEX = FOLDER + "index.txt";

    private final String name;
    private final String country;
    private final String version;
    private final String description;

    private ComposedTelegram(String name, String country, String version, String description) {
        this.name = name;
        this.country = country;
        this.version = version;
        this.description = description;
    }

    /**
     * All files in the order of the index.
     *
     * @return never empty
     * @throws IllegalStateException when a line of the index is malformed
     */
    public static List<ComposedTelegram> all() {
        List<String> lines = new String(resource(INDEX), UTF_8).lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank() && !lines.get(i).startsWith("#"))
                .mapToObj(i -> row(lines.get(i), i + 1))
                .toList();
    }

    /**
     * The file of that name.
     *
     * @param name the name of a file without its ending, as the index has it
     * @return the first of that name
     * @throws IllegalArgumentException when the index has no such name
     */
    public static ComposedTelegram named(String name) {
        return all().stream()
                .filter(telegram -> telegram.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no composed telegram is named " + name));
    }

    /** {@return the file's name without its ending} */
    public String name() {
        return name;
    }

    /** {@return the country of the meter} Two letters, or {@code --} when the file is about framing alone. */
    public String country() {
        return country;
    }

    /** {@return the protocol version of the meter, such as {@code 5.0}, {@code 50217} or {@code H1}} */
    public String version() {
        return version;
    }

    /** {@return what the file is there for, in a few words} */
    public String description() {
        return description;
    }

    /** {@return the bytes as a meter or a bad line would deliver them; a fresh array at each call} */
    public byte[] bytes() {
        return resource(FOLDER + name + ".txt");
    }

    /**
     * What a reader has to make of the bytes.
     *
     * @return read from the file beside it, at each call
     * @throws IllegalStateException naming file and line when the expectation is malformed
     */
    public Expected expected() {
        String file = name + ".expected";
        return ExpectedParser.parse(file, new String(resource(FOLDER + file), UTF_8));
    }

    /** The name, as test frameworks show it. */
    @Override
    public String toString() {
        return name;
    }

    private static ComposedTelegram row(String line, int number) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 4) {
            throw new IllegalStateException(
                    INDEX + " line " + number + ": name, country, version and description expected");
        }
        return new ComposedTelegram(cells[0], cells[1], cells[2], cells[3]);
    }

    private static byte[] resource(String path) {
        try (InputStream stream = ComposedTelegram.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new FileNotFoundException("no resource " + path);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
