package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** What powers, voltages, currents and peaks can be, whatever was printed before. */
final class Ranges {
    private static final int ELECTRICITY = 1;
    private static final int ANY_F = 255;
    private static final int ACTUAL = 7;
    private static final int AVERAGE = 24;
    /** Averages (4, 5, 24), peaks (6) and what is now (7). */
    private static final Set<Integer> POWERS = Set.of(4, 5, 6, ACTUAL, AVERAGE);

    private static final Obis PEAK_HISTORY = Obis.of(0, 0, 98, 1, 0);
    private static final BigDecimal MAINS_VOLTAGE = BigDecimal.valueOf(230);

    private final Quantity mostPower;
    private final Quantity lowestVoltage;
    private final Quantity highestVoltage;

    Ranges(PlausibilityLimits limits) {
        mostPower = withHeadRoom(limits.connectionPower());
        lowestVoltage = limits.lowestVoltage();
        highestVoltage = limits.highestVoltage();
    }

    /** Half as much again: fuses carry more than what stands on them, for hours. */
    static Quantity withHeadRoom(Quantity power) {
        BigDecimal more = power.toBigDecimal().multiply(new BigDecimal("1.5"));
        return new Quantity(more.unscaledValue().longValueExact(), more.scale(), power.unit());
    }

    /** What is out of range in an object. */
    Optional<Doubt> doubt(DataObject object) {
        return object.values().stream()
                .flatMap(value -> value.quantity().stream())
                .flatMap(quantity -> reason(object.reference(), quantity).stream())
                .findFirst()
                .map(reason -> new Doubt(Doubt.Kind.RANGE, Optional.of(object), reason));
    }

    private Optional<String> reason(Obis code, Quantity quantity) {
        boolean electricity = code.a() == ELECTRICITY && code.f() == ANY_F;
        boolean power =
                (electricity && POWERS.contains(code.d())) || code.code().equals(PEAK_HISTORY);
        boolean actual = electricity && code.d() == ACTUAL;
        boolean voltage = actual || (electricity && code.d() == AVERAGE);
        return switch (quantity.unit().family()) {
            case POWER, REACTIVE_POWER, APPARENT_POWER -> power ? ofPower(quantity) : Optional.empty();
            case CURRENT -> actual ? ofCurrent(quantity) : Optional.empty();
            case VOLTAGE -> voltage ? ofVoltage(quantity) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<String> ofPower(Quantity power) {
        return isAbove(base(power).abs(), mostPower)
                ? Optional.of("is more than " + shown(mostPower) + ", the connection with head-room")
                : Optional.empty();
    }

    private Optional<String> ofCurrent(Quantity current) {
        return isAbove(base(current).abs().multiply(MAINS_VOLTAGE), mostPower)
                ? Optional.of("at 230 V is more than " + shown(mostPower) + ", the connection with head-room")
                : Optional.empty();
    }

    private Optional<String> ofVoltage(Quantity voltage) {
        boolean dead = voltage.unscaled() == 0;
        boolean low = base(voltage).compareTo(base(lowestVoltage)) < 0;
        return !dead && (low || isAbove(base(voltage), highestVoltage))
                ? Optional.of("is neither 0 nor from " + lowestVoltage + " to " + highestVoltage)
                : Optional.empty();
    }

    private static boolean isAbove(BigDecimal amount, Quantity limit) {
        return amount.compareTo(base(limit)) > 0;
    }

    private static BigDecimal base(Quantity quantity) {
        return PlausibilityLimits.base(quantity);
    }

    private static String shown(Quantity quantity) {
        return quantity.toBigDecimal().stripTrailingZeros().toPlainString() + " " + quantity.unit();
    }
}
