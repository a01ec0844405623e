package io.github.dsmr4j.reporters.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.core.reading.MeterTime;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Keys and values; a value that is absent, or measures something else than its key says, has no key. One thread. */
final class FlatDocument {
    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    ObjectNode node() {
        return node;
    }

    /** A number as printed, in another unit. */
    void number(String key, Unit unit, Optional<Quantity> quantity) {
        exact(unit, quantity).ifPresent(number -> node.put(key, number));
    }

    /** Power: meters print kW with more or fewer decimals, whole watts are written without any. */
    void power(String key, Unit unit, Optional<Quantity> power) {
        exact(unit, power).map(FlatDocument::withoutEmptyDecimals).ifPresent(number -> node.put(key, number));
    }

    private static Optional<BigDecimal> exact(Unit unit, Optional<Quantity> quantity) {
        return quantity.flatMap(number -> number.numberIn(unit));
    }

    private static BigDecimal withoutEmptyDecimals(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0 ? stripped.setScale(0) : number;
    }

    void count(String key, OptionalLong count) {
        count.ifPresent(number -> node.put(key, number));
    }

    void text(String key, Optional<String> text) {
        text.ifPresent(value -> node.put(key, value));
    }

    void time(String key, Optional<MeterTime> time) {
        text(key, time.flatMap(MeterTime::instant).map(Instant::toString));
    }
}
