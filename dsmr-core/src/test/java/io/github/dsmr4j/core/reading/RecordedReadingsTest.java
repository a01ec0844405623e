package io.github.dsmr4j.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.RecordedFiles;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.testdata.Recordings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Of every recorded telegram the reading says what a plain look at its lines does: all of it, and nothing else. */
class RecordedReadingsTest {
    private static final int AT_LEAST = 600;
    /** What the reading concludes from several lines. */
    private static final Set<String> CONCLUDED = Set.of("gas", "water", "heat", "other");

    private static final FramerOptions ANY_CRC = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);

    @Test
    void everyLineIsInTheReadingAndNothingElse() throws IOException {
        int compared = 0;
        for (Path file : undamaged()) {
            for (Recordings.Recorded recorded : Recordings.load(file).telegrams()) {
                compare(recorded, file + " at " + recorded.offset());
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(AT_LEAST);
    }

    /** Framing is not the matter here. */
    private static List<Path> undamaged() throws IOException {
        return RecordedFiles.all().stream()
                .filter(file -> !file.toString().contains("_derived"))
                .toList();
    }

    private static void compare(Recordings.Recorded recorded, String place) {
        Reading reading = Reading.of(telegram(recorded));
        PlainTypedReading plain = new PlainTypedReading(recorded.toString());
        assertThat(reading.objects())
                .as(place)
                .extracting(DataObject::toString)
                .containsExactlyElementsOf(plain.objects());
        Map<String, String> flat = new TreeMap<>(FlatReading.of(reading, MeterTime::raw));
        flat.keySet().removeIf(key -> CONCLUDED.contains(key) || key.endsWith(".current.signed"));
        assertThat(flat).as(place).isEqualTo(plain.typed());
    }

    private static Telegram telegram(Recordings.Recorded recorded) {
        FramerOptions options = recorded.crc() == Recordings.CrcState.VALID ? FramerOptions.DEFAULT : ANY_CRC;
        return (Telegram) new TelegramReader(new ByteArrayInputStream(recorded.bytes()), options).next();
    }
}
