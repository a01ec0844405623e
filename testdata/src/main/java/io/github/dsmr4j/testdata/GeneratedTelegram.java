package io.github.dsmr4j.testdata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/**
 * A telegram of the generator together with what was composed into it.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class GeneratedTelegram {
    /**
     * One data object.
     *
     * @param reference the reference as printed, with its value group where that is printed: {@code 1-0:1.8.0*255}
     * @param values what stands between the parentheses, without the line ends of a wrapped value
     */
    public record DataObject(String reference, List<String> values) {
        /**
         * Keeps a copy.
         *
         * @param reference as printed
         * @param values kept as a copy
         */
        public DataObject {
            values = List.copyOf(values);
        }
    }

    private final byte[] bytes;
    private final String identification;
    private final List<DataObject> objects;

    GeneratedTelegram(byte[] bytes, String identification, List<DataObject> objects) {
        this.bytes = bytes;
        this.identification = identification;
        this.objects = List.copyOf(objects);
    }

    /** {@return the whole telegram with its last line end; a fresh array at each call} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return the text after the slash} */
    public String identification() {
        return identification;
    }

    /** {@return all data objects in the order of the telegram} */
    public List<DataObject> objects() {
        return objects;
    }

    /** The telegram as a text, for reports of failed tests. */
    @Override
    public String toString() {
        return new String(bytes, ISO_8859_1);
    }
}
