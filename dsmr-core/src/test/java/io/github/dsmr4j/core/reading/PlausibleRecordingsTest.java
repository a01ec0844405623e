package io.github.dsmr4j.core.reading;

import static io.github.dsmr4j.core.reading.Doubt.Kind.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.RecordedFiles;
import io.github.dsmr4j.core.reading.Verdict.HeldBack;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.core.telegram.TelegramResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of real meters nothing is held back. */
class PlausibleRecordingsTest {
    /** Whole recordings, in the order in which the meters sent. */
    @Test
    void ofARecordingTheFirstReadingAloneIsHeldBackAndCountsWithTheSecond() throws IOException {
        int streams = 0;
        for (Path file : RecordedFiles.all()) {
            if (file.toString().contains("_streams")) {
                streams++;
                countsWhole(file);
            }
        }
        assertThat(streams).isEqualTo(8);
    }

    private static void countsWhole(Path file) throws IOException {
        Plausibility plausibility = new Plausibility();
        List<Reading> counting = new ArrayList<>();
        List<Doubt> doubts = new ArrayList<>();
        List<Reading> readings = readings(RecordedFiles.bytes(file.toString()));
        for (Reading reading : readings) {
            Verdict verdict = plausibility.check(reading);
            counting.addAll(verdict.readings());
            if (verdict instanceof HeldBack held) {
                doubts.addAll(held.doubts());
            }
        }
        assertThat(doubts).as(file + "").extracting(Doubt::kind).isSubsetOf(FIRST);
        assertThat(doubts).as(file + "").hasSizeLessThanOrEqualTo(1);
        counting.addAll(plausibility.waiting());
        assertThat(counting).as(file + "").isEqualTo(readings);
    }

    private static List<Reading> readings(byte[] recording) throws IOException {
        List<Reading> readings = new ArrayList<>();
        try (TelegramReader telegrams = new TelegramReader(new ByteArrayInputStream(recording))) {
            while (telegrams.hasNext()) {
                TelegramResult next = telegrams.next();
                if (next instanceof Telegram telegram) {
                    readings.add(Reading.of(telegram));
                }
            }
        }
        return readings;
    }

    /** Single telegrams of many meters. */
    @Test
    void everyTelegramIsInRange() throws IOException {
        List<String> odd = new ArrayList<>();
        for (byte[] telegram : RecordedFiles.telegrams()) {
            Verdict verdict = new Plausibility().check(readings(telegram).get(0));
            ((HeldBack) verdict)
                    .doubts().stream()
                            .filter(doubt -> doubt.kind() != FIRST)
                            .map(Doubt::toString)
                            .forEach(odd::add);
        }
        assertThat(odd).isEmpty();
    }
}
