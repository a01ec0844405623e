package io.github.dsmr4j.core.reading;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From one reading of a meter to a later one. */
final class Step {
    private final Snapshot from;
    private final Snapshot to;
    private final PlausibilityLimits limits;
    private final List<Doubt> registers = new ArrayList<>();
    /** All tariffs of one kind of energy together. */
    private final Map<Register.Key, Growth> growths = new LinkedHashMap<>();

    Step(Snapshot from, Snapshot to, PlausibilityLimits limits) {
        this.from = from;
        this.to = to;
        this.limits = limits;
        to.registers().forEach(this::compare);
    }

    private void compare(Register.Key key, Register register) {
        Register before = from.registers().get(key);
        if (before == null || !before.measuresWhat(register)) {
            registers.add(doubt(Doubt.Kind.FIRST, register.object(), "was not there before"));
            return;
        }
        Growth growth = Growth.between(before, register);
        if (growth.isBackwards()) {
            registers.add(doubt(Doubt.Kind.BACKWARDS, register.object(), "runs backwards, from " + before.value()));
        }
        growths.merge(key.ofAllTariffs(), growth, Growth::plus);
    }

    private static Doubt doubt(Doubt.Kind kind, DataObject object, String reason) {
        return new Doubt(kind, Optional.of(object), reason);
    }

    /** What speaks against the later reading. */
    List<Doubt> doubts() {
        Stream<Doubt> jumps = growths.values().stream()
                .filter(Growth::isJump)
                .map(growth -> doubt(
                        Doubt.Kind.JUMP, growth.register().object(), "jumps: " + growth + " is more than can be"));
        Stream<Doubt> powers = to.powers().values().stream().flatMap(power -> doubt(power).stream());
        return Stream.of(registers.stream(), jumps, powers, clock().stream())
                .flatMap(doubts -> doubts)
                .toList();
    }

    private Optional<Doubt> clock() {
        Duration back = Duration.ofMillis(-from.moment().meterMillisUntil(to.moment()));
        return back.compareTo(limits.gap()) > 0
                ? Optional.of(new Doubt(
                        Doubt.Kind.CLOCK,
                        to.clock(),
                        "goes back, from "
                                + from.moment().meter().map(Object::toString).orElse("")))
                : Optional.empty();
    }

    private Optional<Doubt> doubt(Power power) {
        return growth(power)
                .filter(growth -> isUnexplained(power, from, growth))
                .map(growth -> doubt(
                        Doubt.Kind.POWER,
                        power.object(),
                        "is far above what it was, and the registers show " + growth + " only"));
    }

    /** Whether the later reading explains the powers of the earlier one: they last, or registers grew by what they were. */
    boolean explainsEarlierPowers() {
        return from.powers().values().stream()
                .noneMatch(power -> growth(power)
                        .filter(growth -> isUnexplained(power, to, growth))
                        .isPresent());
    }

    /** Whether a power is above that at the other end, and above what went through the registers, by half the connection. */
    private boolean isUnexplained(Power power, Snapshot otherEnd, Growth growth) {
        BigDecimal step = PlausibilityLimits.base(limits.connectionPower()).divide(BigDecimal.valueOf(2));
        BigDecimal other = otherEnd.watts(power.object().reference().code());
        boolean rose = power.watts().compareTo(other.add(step)) > 0;
        BigDecimal most = growth.amount().add(growth.resolution());
        return rose && Pace.compare(power.watts().subtract(step), growth.millis(), most) > 0;
    }

    private Optional<Growth> growth(Power power) {
        return Optional.ofNullable(growths.get(power.register(0)))
                .or(() -> Optional.ofNullable(growths.get(power.register(1))));
    }
}
