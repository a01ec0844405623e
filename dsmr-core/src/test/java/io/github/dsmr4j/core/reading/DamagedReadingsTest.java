package io.github.dsmr4j.core.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.ReferenceCrc;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Telegrams in which one digit of a register, power, current or voltage is another one, under a CRC that is right all the
 * same, as the first, in the middle and as the last of some that came every ten seconds.
 *
 * <p>What may still pass is named by {@link Damage#mayPass}: a register that is off by what the connection carries in the
 * time since and a minute, too high behind a true reading, too low before one; a power within half the connection's; a
 * current or voltage in range.
 */
class DamagedReadingsTest {
    private static final Pattern VALUE =
            Pattern.compile("(?m)^1-[01]:(\\d+)\\.([78])\\.(\\d+)(?:\\*255)?\\(([\\d.]+)\\*(kWh|Wh|kW|W|V|A)\\)");
    private static final Instant START = Instant.parse("2024-03-07T11:00:00Z");

    /** One in the last digit, of as many tariffs as there are here, comes to no more than 4 Wh, and that to 1.44 kW. */
    private static final BigDecimal RESOLUTION_WATT_HOURS = BigDecimal.valueOf(4);

    private static final BigDecimal RESOLUTION_WATTS = BigDecimal.valueOf(1440);

    /** What a value was, and what it is said to be. */
    private record Damage(String text, String unit, BigDecimal before, BigDecimal after) {
        boolean mayPass(boolean first) {
            BigDecimal more = first ? before.subtract(after) : after.subtract(before);
            return switch (unit) {
                case "Wh" ->
                    more.signum() >= 0
                            && isAtMost(more, BigDecimal.valueOf(1610).add(RESOLUTION_WATT_HOURS));
                case "W" ->
                    isAtMost(after, BigDecimal.valueOf(82_800))
                            && (isAtMost(after, before.add(BigDecimal.valueOf(27_600)))
                                    || isAtMost(
                                            after, BigDecimal.valueOf(27_600).add(RESOLUTION_WATTS)));
                case "A" -> isAtMost(after, BigDecimal.valueOf(360));
                default ->
                    after.signum() == 0
                            || (isAtMost(after, BigDecimal.valueOf(300)) && isAtMost(BigDecimal.valueOf(100), after));
            };
        }

        private static boolean isAtMost(BigDecimal number, BigDecimal limit) {
            return number.compareTo(limit) <= 0;
        }
    }

    private static List<Damage> damages(String telegram) {
        List<Damage> damages = new ArrayList<>();
        for (MatchResult value : VALUE.matcher(telegram).results().toList()) {
            for (int at = value.start(4); at < value.end(4); at++) {
                for (int more = 1; more < 10 && telegram.charAt(at) != '.'; more += 4) {
                    char digit = (char) ('0' + (telegram.charAt(at) - '0' + more) % 10);
                    String damaged = telegram.substring(0, at) + digit + telegram.substring(at + 1);
                    damages.add(new Damage(
                            damaged,
                            value.group(5).replace("k", ""),
                            base(value.group(4), value.group(5)),
                            base(damaged.substring(value.start(4), value.end(4)), value.group(5))));
                }
            }
        }
        return damages;
    }

    private static BigDecimal base(String number, String unit) {
        return new BigDecimal(number).movePointRight(unit.startsWith("k") ? 3 : 0);
    }

    private static Reading reading(String telegram) {
        String counted = telegram.substring(0, telegram.lastIndexOf('!') + 1);
        String crc = String.format(Locale.ROOT, "%04X", ReferenceCrc.of(counted.getBytes(ISO_8859_1)));
        return Reading.of((Telegram) Telegram.decode((counted + crc + "\r\n").getBytes(ISO_8859_1)));
    }

    /** Which of readings that come every ten seconds count. */
    private static List<Reading> counting(List<Reading> readings) {
        Plausibility plausibility = new Plausibility();
        List<Reading> counting = new ArrayList<>();
        for (int index = 0; index < readings.size(); index++) {
            Instant received = START.plusSeconds(10L * index);
            counting.addAll(plausibility.check(readings.get(index), received).readings());
        }
        return counting;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nl-5.0-3-phase", "nl-2.2-gas", "be-50217-history-1", "at-watt-hours", "se-h1", "de-easymeter"})
    void aDamagedReadingCountsOnlyIfItMayPass(String name) {
        String text = new String(ComposedTelegram.named(name).bytes(), ISO_8859_1);
        List<Reading> honest = List.of(reading(text), reading(text), reading(text), reading(text), reading(text));
        List<Damage> damages = damages(text);
        for (Damage damage : damages) {
            Reading lie = reading(damage.text());
            for (int place : new int[] {0, 2, 5}) {
                List<Reading> sent = new ArrayList<>(honest);
                sent.add(place, lie);
                List<Reading> counting = counting(sent);
                boolean first = place == 0;
                assertThat(counting.contains(lie) && !damage.mayPass(first))
                        .as("at " + place + ": " + damage.before() + " as " + damage.after() + damage.unit())
                        .isFalse();
                assertThat(counting).as("true readings").containsAll(first ? honest.subList(1, 5) : honest);
            }
        }
        assertThat(damages.stream().filter(damage -> !damage.mayPass(false)).count())
                .as("damages that must not pass, of " + damages.size())
                .isGreaterThan(damages.size() / 4);
    }
}
