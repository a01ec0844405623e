package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the electricity meter switches. What is not printed is absent. Immutable; any thread. Source: DSMR P1 companion
 * standard 2.2 to 4.0, e-MUCS P1, Luxembourg P1 1.1.3.
 */
public final class Switches {
    private static final Long DISCONNECTED = 0L;
    private static final Long CONNECTED = 1L;

    private final ObjectIndex objects;

    Switches(ObjectIndex objects) {
        this.objects = objects;
    }

    /**
     * {@return the position of the meter's breaker (0-0:96.3.10; 1-0:96.3.10 and 0-0:24.4.0 up to DSMR 2.2): 0
     * disconnected, 1 connected, 2 ready to be connected} Hungarian meters print {@code ON} or {@code OFF}
     * (0-0:96.50.68), which are 1 and 0.
     */
    public OptionalLong breaker() {
        LongStream positions = IntStream.of(
                        objects.find(0, 0, 96, 3, 10), objects.find(1, 0, 96, 3, 10), objects.find(0, 0, 24, 4, 0))
                .mapToObj(objects::count)
                .flatMapToLong(OptionalLong::stream);
        Stream<Long> words = objects.first(objects.find(0, 0, 96, 50, 68), Switches::position).stream();
        return LongStream.concat(positions, words.mapToLong(Long::longValue)).findFirst();
    }

    private static Optional<Long> position(DataValue word) {
        return switch (word.raw().strip()) {
            case "ON" -> Optional.of(CONNECTED);
            case "OFF" -> Optional.of(DISCONNECTED);
            default -> Optional.empty();
        };
    }

    /** {@return the relays (0-n:96.3.10), in the printed order} */
    public List<Relay> relays() {
        List<Relay> relays = new ArrayList<>();
        for (int index = 0; index < objects.size(); index++) {
            Obis code = objects.code(index);
            if (isRelay(code) && index == objects.find(code.packed())) {
                objects.count(index).ifPresent(position -> relays.add(new Relay(code.b(), position)));
            }
        }
        return List.copyOf(relays);
    }

    private static boolean isRelay(Obis code) {
        return code.a() == 0 && code.b() > 0 && code.c() == 96 && code.d() == 3 && code.e() == 10;
    }

    void readEverything() {
        breaker();
        relays();
    }

    /** Such as {@code breaker 1 [Relay[number=1, position=0]]}. */
    @Override
    public String toString() {
        OptionalLong breaker = breaker();
        return (breaker.isPresent() ? "breaker " + breaker.getAsLong() + " " : "") + relays();
    }
}
