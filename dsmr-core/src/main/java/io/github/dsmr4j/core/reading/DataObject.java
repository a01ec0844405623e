package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One object of a telegram, to keep. Immutable; any thread.
 *
 * @param reference its name
 * @param values its values in the printed order, at least one
 */
public record DataObject(Obis reference, List<DataValue> values) {
    /**
     * Copies the list.
     *
     * @param reference its name
     * @param values kept as a copy
     */
    public DataObject {
        values = List.copyOf(values);
    }

    /** As printed, on one line: {@code 1-0:1.8.1(001234.567*kWh)}. */
    @Override
    public String toString() {
        return values.stream()
                .map(value -> "(" + value.raw() + ")")
                .collect(Collectors.joining("", reference + "", ""));
    }
}
