package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.reading.DataObject;
import io.github.dsmr4j.core.reading.Doubt;
import io.github.dsmr4j.core.reading.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlausibilityNoticeTest {
    private final StringWriter err = new StringWriter();
    private long now = Long.MAX_VALUE - 5;
    private final PlausibilityNotice notice = new PlausibilityNotice(new PrintWriter(err, true), () -> now);

    private static Doubt doubt(String reason) {
        DataObject power = new DataObject(Obis.of(1, 0, 1, 7, 0), List.of());
        return new Doubt(Doubt.Kind.POWER, Optional.of(power), reason);
    }

    private static Verdict held(String reason) {
        return new Verdict.HeldBack(List.of(doubt(reason)));
    }

    private List<String> lines() {
        return err.toString().lines().toList();
    }

    @Test
    void theFirstIsToldAtOnceAndThoseOfTheNextMinuteAsOne() {
        for (int count = 0; count < 100; count++) {
            notice.look(held("is " + count));
        }
        assertThat(lines()).containsExactly("reading held back: 1-0:1.7.0 is 0");
        now += Duration.ofMinutes(1).toNanos() - 1;
        notice.look(new Verdict.HeldBack(List.of()));
        assertThat(lines()).hasSize(1);
        now++;
        notice.look(new Verdict.HeldBack(List.of()));
        assertThat(lines()).last().isEqualTo("99 times, the last: reading held back: 1-0:1.7.0 is 99");
        notice.finish();
        assertThat(lines()).hasSize(2);
    }

    @Test
    void whatCountsAfterAllIsToldAndTheRestAtTheEnd() {
        notice.look(held("jumps"));
        notice.look(new Verdict.Confirmed(List.of(), List.of(doubt("jumps"))));
        notice.look(held("jumps"));
        notice.finish();
        assertThat(lines())
                .containsExactly(
                        "reading held back: 1-0:1.7.0 jumps",
                        "readings count again: 1-0:1.7.0 jumps",
                        "reading held back: 1-0:1.7.0 jumps");
    }

    @Test
    void aStartIsNothingToTell() {
        Doubt first = new Doubt(Doubt.Kind.FIRST, Optional.empty(), "is the first reading of the meter");
        notice.look(new Verdict.HeldBack(List.of(first)));
        notice.look(new Verdict.Confirmed(List.of(), List.of(first)));
        notice.finish();
        assertThat(lines()).isEmpty();
    }

    @Test
    void noMeterControlsTheTerminal() {
        notice.look(held("\u001b[2J" + "x".repeat(1000)));
        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("reading held back: 1-0:1.7.0 \\x1b[2Jxxx")
                .hasSizeLessThan(250);
    }
}
