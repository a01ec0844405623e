package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.testdata.SimulatedMeter.Profile;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
    private static Simulation simulation(Profile profile, Duration interval, double damage) {
        return new Simulation(profile, Optional.empty(), interval, damage, new SplittableRandom(5));
    }

    @ParameterizedTest
    @EnumSource
    void sendsValidTelegrams(Profile profile) {
        Simulation simulation = simulation(profile, Duration.ofSeconds(1), 0);

        for (int count = 0; count < 20; count++) {
            assertThat(Telegram.decode(simulation.next())).isInstanceOf(Telegram.class);
        }
        assertThat(simulation.sent()).isEqualTo(20);
        assertThat(simulation.damaged()).isZero();
    }

    @Test
    void sendsTheFirstAtOnceAndTheNextAfterTheInterval() {
        Simulation simulation = simulation(Profile.DSMR5, Duration.ofHours(1), 0);

        assertThat(simulation.untilDue()).isZero();
        simulation.next();
        assertThat(simulation.untilDue()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    @Test
    void damagesAShareOfThem() {
        Simulation simulation = simulation(Profile.DSMR5, Duration.ofMillis(10), 0.25);
        long rejected = 0;
        for (int count = 0; count < 1000; count++) {
            rejected += Telegram.decode(simulation.next()) instanceof Rejection ? 1 : 0;
        }

        assertThat((double) simulation.damaged()).isCloseTo(250, within(50.0));
        assertThat(rejected).isBetween(simulation.damaged() / 2, simulation.damaged());
    }

    @Test
    void damagesAllOfThem() {
        Simulation simulation = simulation(Profile.DSMR4, Duration.ofMillis(10), 1);
        for (int count = 0; count < 100; count++) {
            simulation.next();
        }

        assertThat(simulation.damaged()).isEqualTo(100);
    }
}
