package io.github.dsmr4j.gateway;

import io.github.dsmr4j.testdata.Damage;
import io.github.dsmr4j.testdata.FrameBuilder;
import io.github.dsmr4j.testdata.SimulatedMeter;
import io.github.dsmr4j.testdata.SimulatedMeter.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A simulated meter that sends at an interval, a share of its telegrams damaged on purpose. One thread. */
final class Simulation {
    private final SimulatedMeter meter;
    private final Optional<FrameBuilder> encryption;
    private final RandomGenerator random;
    private final double damage;
    private final long intervalNanos;
    private final Instant begin = Instant.now();
    private final long beginNanos = System.nanoTime();
    private long dueNanos = beginNanos;
    private long sent;
    private long damaged;

    /**
     * A meter whose first telegram is due at once.
     *
     * @param keys to encrypt the telegrams with; empty for plain ones
     * @param damage which share of the telegrams to damage, 0 to 1
     */
    Simulation(
            Profile profile, Optional<SimulatedKeys> keys, Duration interval, double damage, RandomGenerator random) {
        this.meter = new SimulatedMeter(profile, random, begin);
        this.encryption = keys.map(SimulatedKeys::meter);
        this.random = random;
        this.damage = damage;
        this.intervalNanos = interval.toNanos();
    }

    /** How long the next telegram is not yet due; 0 when it is. */
    Duration untilDue() {
        return Duration.ofNanos(Math.max(0, dueNanos - System.nanoTime()));
    }

    /** The telegram that is due, as the meter sends it. What was missed meanwhile is left out. */
    byte[] next() {
        // The time it was due, not the time it is: else a late one would leave out a second of the meter's clock.
        byte[] text = meter.telegram(begin.plusNanos(dueNanos - beginNanos));
        byte[] telegram = encryption.map(frames -> frames.frame(text)).orElse(text);
        dueNanos = Math.max(dueNanos + intervalNanos, System.nanoTime());
        sent++;
        if (random.nextDouble() >= damage) {
            return telegram;
        }
        damaged++;
        return Damage.any(telegram, random);
    }

    /** How many telegrams were due so far. */
    long sent() {
        return sent;
    }

    /** How many of these were damaged. */
    long damaged() {
        return damaged;
    }
}
