package io.github.dsmr4j.core.reading;

import java.util.Optional;
import java.util.stream.IntStream;

/** Which meter prints, by which version of the output, and when by its clock. */
record Identity(ObjectIndex objects) {
    private static final int HEX_VERSION_LENGTH = 8;

    Optional<String> version() {
        return objects.printed(objects.find(1, 3, 0, 2, 8))
                .or(() -> objects.printed(objects.find(0, 0, 96, 1, 4))
                        .flatMap(text ->
                                text.length() < HEX_VERSION_LENGTH ? Optional.of(text) : HexText.decoded(text)));
    }

    Optional<MeterTime> time() {
        return time(objects.find(0, 0, 1, 0, 0)).or(() -> time(objects.find(0, 0, 1, 1, 0)));
    }

    private Optional<MeterTime> time(int index) {
        return objects.values(index).stream()
                .findFirst()
                .filter(value -> !value.raw().isEmpty())
                .map(DataValue::asTime);
    }

    Optional<String> equipmentId() {
        return firstText(
                objects.find(0, 0, 96, 1, 1),
                objects.find(0, 0, 42, 0, 0),
                objects.find(0, 0, 96, 1, 0),
                objects.find(1, 0, 0, 0, 0));
    }

    Optional<String> serialNumber() {
        return firstText(objects.find(0, 0, 96, 1, 0), objects.find(0, 0, 96, 1, 255));
    }

    Optional<String> ean() {
        return objects.text(objects.find(0, 0, 96, 1, 2));
    }

    private Optional<String> firstText(int... indices) {
        return IntStream.of(indices)
                .mapToObj(objects::text)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
