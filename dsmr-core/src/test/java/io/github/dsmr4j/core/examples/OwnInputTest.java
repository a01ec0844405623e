package io.github.dsmr4j.core.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.testdata.DamagedStream;
import io.github.dsmr4j.testdata.Recordings;
import io.github.dsmr4j.testdata.SimulatedMeter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an application tests its own input with a recorded file; the README of the test data shows it. */
class OwnInputTest {
    private static final int TELEGRAMS = 20;

    @TempDir
    private Path folder;

    private Path recorded;

    /** Stands for a file that was recorded at a meter. */
    @BeforeEach
    void record() throws IOException {
        recorded = folder.resolve("p1.txt");
        SimulatedMeter meter = new SimulatedMeter(SimulatedMeter.Profile.DSMR5, new SplittableRandom(1), Instant.EPOCH);
        try (OutputStream out = Files.newOutputStream(recorded)) {
            for (int second = 0; second < TELEGRAMS; second++) {
                out.write(meter.telegram(Instant.EPOCH.plusSeconds(second)));
            }
        }
    }

    private static List<Reading> readings(byte[] stream) {
        List<Reading> readings = new ArrayList<>();
        OwnInput input = new OwnInput(readings::add);
        input.received(ByteBuffer.wrap(stream));
        input.connectionLost();
        return readings;
    }

    @Test
    void everyRecordedTelegramIsRead() throws IOException {
        Recordings recordings = Recordings.load(recorded);
        assertThat(readings(recordings.bytes())).hasSameSizeAs(recordings.telegrams());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void damageCostsNoTelegramButTheDamagedOne(long seed) throws IOException {
        Recordings recordings = Recordings.load(recorded);
        DamagedStream damaged = recordings.damaged(seed);
        List<String> read = readings(damaged.bytes()).stream()
                .map(reading -> reading.telegram().toString())
                .toList();
        assertThat(damaged.untouched()).isNotEmpty().allSatisfy(untouched -> {
            Recordings.Recorded whole = recordings.telegrams().get(untouched.index());
            assertThat(read).contains(whole.toString().strip());
        });
    }
}
