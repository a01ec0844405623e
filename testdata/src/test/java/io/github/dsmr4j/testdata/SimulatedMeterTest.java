package io.github.dsmr4j.testdata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.testdata.SimulatedMeter.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedMeterTest {
    private static final Instant START = Instant.parse("2024-06-29T22:00:00Z");

    private static SimulatedMeter meter(Profile profile) {
        return new SimulatedMeter(profile, new SplittableRandom(11), START);
    }

    private static String text(SimulatedMeter meter, Instant now) {
        String text = new String(meter.telegram(now), ISO_8859_1);
        int end = text.indexOf('!') + 1;
        assertThat(text.substring(end))
                .isEqualTo(String.format(
                        "%04X\r\n",
                        ReferenceCrcTest.reflected(text.substring(0, end).getBytes(ISO_8859_1))));
        return text;
    }

    /** The last number of the line, in units of its last decimal. */
    private static long number(String text, String reference) {
        int line = text.indexOf('\n' + reference + '(');
        assertThat(line).as(reference).isPositive();
        int end = text.indexOf(")\r", line);
        String value = text.substring(text.lastIndexOf('(', end) + 1, end);
        return Long.parseLong(value.replaceAll("\\*.*|\\.", ""));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void registersGrowWithThePowerShown(Profile profile) {
        SimulatedMeter meter = meter(profile);
        String before = text(meter, START);
        long[] exact = new long[4];
        for (int i = 0; i < 4; i++) {
            exact[i] = number(before, register(i)) * 3600;
        }
        int returning = 0;
        for (int step = 1; step <= 3 * 1440; step++) {
            int tariff = (int) number(before, "0-0:96.14.0") - 1;
            exact[tariff] += number(before, "1-0:1.7.0") * 60;
            exact[2 + tariff] += number(before, "1-0:2.7.0") * 60;
            returning += number(before, "1-0:2.7.0") > 0 ? 1 : 0;
            String now = text(meter, START.plusSeconds(step * 60L));
            for (int i = 0; i < 4; i++) {
                assertThat(number(now, register(i))).isEqualTo(exact[i] / 3600);
            }
            before = now;
        }
        assertThat(returning).as("telegrams that show returned power").isBetween(20, 3_000);
    }

    private static String register(int index) {
        return "1-0:" + (index / 2 + 1) + ".8." + (index % 2 + 1);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void gasGrowsAtItsOwnTimes(Profile profile) {
        SimulatedMeter meter = meter(profile);
        String reference = profile == Profile.EMUCS ? "0-1:24.2.3" : "0-1:24.2.1";
        Duration period = profile == Profile.DSMR4 ? Duration.ofHours(1) : Duration.ofMinutes(5);
        long last = 0;
        String lastTime = "";
        int captures = 0;
        for (Instant now = START; now.isBefore(START.plus(Duration.ofHours(12))); now = now.plusSeconds(20)) {
            String text = text(meter, now);
            String time = text.replaceAll("(?s).*" + Pattern.quote(reference) + "\\((\\d+[SW]).*", "$1");
            long gas = number(text, reference);
            assertThat(gas).isGreaterThanOrEqualTo(last);
            if (time.equals(lastTime)) {
                assertThat(gas).isEqualTo(last);
            } else {
                captures++;
            }
            last = gas;
            lastTime = time;
        }
        assertThat(captures).isEqualTo((int) Duration.ofHours(12).dividedBy(period));
    }

    @Test
    void theQuarterHourStartsAtZeroAndMakesThePeak() {
        SimulatedMeter meter = meter(Profile.EMUCS);
        List<Long> averages = new ArrayList<>();
        for (int second = 0; second <= 900; second += 60) {
            averages.add(number(text(meter, START.plusSeconds(second)), "1-0:1.4.0"));
        }
        assertThat(averages.get(0)).isZero();
        assertThat(averages.subList(0, 15)).isSorted();
        assertThat(averages.get(15)).as("a new quarter").isZero();
        String text = text(meter, START.plusSeconds(960));
        assertThat(text).contains("1-0:1.6.0(240630001500S)(");
        assertThat(number(text, "1-0:1.6.0")).isGreaterThanOrEqualTo(averages.get(14));
    }

    @Test
    void aMonthThatEndsGoesIntoTheHistory() {
        SimulatedMeter meter = meter(Profile.EMUCS);
        String before = text(meter, START);
        String after = text(meter, Instant.parse("2024-06-30T22:00:10Z"));
        int months = before.split("\\*kW\\)\\(", -1).length;
        assertThat(before).doesNotContain("(240701000000S)");
        assertThat(after).contains("(240701000000S)(2406").contains("1-0:1.6.0(240701000000S)(00.000*kW)");
        assertThat(after.split("\\*kW\\)\\(", -1).length).isEqualTo(months + 1);
    }

    @Test
    void tellsTheTwoHoursOfTheAutumnNightApart() {
        SimulatedMeter meter =
                new SimulatedMeter(Profile.DSMR5, new SplittableRandom(3), Instant.parse("2024-10-27T00:00:00Z"));
        assertThat(text(meter, Instant.parse("2024-10-27T00:30:00Z"))).contains("0-0:1.0.0(241027023000S)");
        assertThat(text(meter, Instant.parse("2024-10-27T01:30:00Z"))).contains("0-0:1.0.0(241027023000W)");
    }

    @Test
    void tariffsAreSwappedInBelgium() {
        Instant monday = Instant.parse("2024-07-01T10:00:00Z");
        assertThat(text(meter(Profile.DSMR5), monday)).contains("0-0:96.14.0(0002)");
        assertThat(text(meter(Profile.EMUCS), monday)).contains("0-0:96.14.0(0001)");
    }

    @Test
    void timeThatGoesBackAddsNothing() {
        SimulatedMeter meter = meter(Profile.DSMR5);
        String before = text(meter, START.plusSeconds(600));
        String back = text(meter, START.plusSeconds(300));
        for (int i = 0; i < 4; i++) {
            assertThat(number(back, register(i))).isEqualTo(number(before, register(i)));
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theSameSeedGivesTheSameTelegrams(Profile profile) {
        SimulatedMeter one = meter(profile);
        SimulatedMeter other = meter(profile);
        for (int second = 0; second < 5000; second += 7) {
            assertThat(text(one, START.plusSeconds(second))).isEqualTo(text(other, START.plusSeconds(second)));
        }
    }
}
