package io.github.dsmr4j.reporters.domoticz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.core.telegram.TelegramResult;
import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.GeneratedTelegram;
import io.github.dsmr4j.testdata.TelegramArbitraries;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Reads the printed numbers off the telegram's text by itself, and compares. */
class DomoticzValuesProperties {
    private static final Pattern SVALUE = Pattern.compile("(0|[1-9][0-9]*)(;(0|[1-9][0-9]*)){5}");

    @Provide
    Arbitrary<GeneratedTelegram> telegrams() {
        return TelegramArbitraries.telegrams();
    }

    @Example
    void whatIsToldOfComposedTelegramsIsWhatTheyPrint() {
        int told = 0;
        for (ComposedTelegram composed : ComposedTelegram.all()) {
            for (Telegram telegram : telegrams(composed.bytes())) {
                told += compared(telegram) ? 1 : 0;
            }
        }
        assertThat(told).isGreaterThan(60);
    }

    @Property
    void whatIsToldOfGeneratedTelegramsIsWhatTheyPrint(@ForAll("telegrams") GeneratedTelegram generated) {
        telegrams(generated.bytes()).forEach(DomoticzValuesProperties::compared);
    }

    @Property
    void everyRegisterComesThroughToTheLastWattHour(
            @ForAll @LongRange(max = 999_999_999) long used,
            @ForAll @LongRange(max = 999_999_999) long returned,
            @ForAll @IntRange(max = 99_999) int watts,
            @ForAll @LongRange(max = 99_999_999) long litres) {
        Reading reading = Readings.reading(
                "1-0:1.8.1(" + thousandths(used) + "*kWh)",
                "1-0:2.8.2(" + thousandths(returned) + "*kWh)",
                "1-0:1.7.0(" + thousandths(watts) + "*kW)",
                "0-3:24.1.0(003)",
                "0-3:24.2.1(240311101000W)(" + thousandths(litres) + "*m3)");
        assertThat(DomoticzValues.energy(reading, false)).contains(used + ";0;0;" + returned + ";" + watts + ";0");
        assertThat(DomoticzValues.gas(reading)).contains(Long.toString(litres));
    }

    private static String thousandths(long number) {
        return BigDecimal.valueOf(number, 3).toPlainString();
    }

    private static List<Telegram> telegrams(byte[] bytes) {
        List<Telegram> telegrams = new ArrayList<>();
        Iterator<TelegramResult> results = new TelegramReader(new ByteArrayInputStream(bytes));
        while (results.hasNext()) {
            if (results.next() instanceof Telegram telegram && telegram.crc() != CrcStatus.INVALID) {
                telegrams.add(telegram);
            }
        }
        return telegrams;
    }

    /** Whether there was something to compare. */
    private static boolean compared(Telegram telegram) {
        Reading reading = Reading.of(telegram);
        DomoticzValues.gas(reading)
                .ifPresent(litres -> assertThat(litres)
                        .isEqualTo(reading.gas()
                                .flatMap(gas -> gas.value())
                                .map(volume -> inUnits(
                                        volume.toBigDecimal(), volume.unit().symbol()))
                                .orElseThrow()));
        Optional<String> energy = DomoticzValues.energy(reading, false);
        energy.ifPresent(svalue -> assertThat(svalue).as(telegram.toString()).isEqualTo(expected(telegram)));
        energy.ifPresent(svalue -> assertThat(svalue).matches(SVALUE));
        return energy.isPresent();
    }

    private static String expected(Telegram telegram) {
        String text = telegram.toString();
        return String.join(
                ";",
                counter(text, 1, true),
                counter(text, 1, false),
                counter(text, 2, true),
                counter(text, 2, false),
                printed(text, "1.7.0").map(DomoticzValuesProperties::whole).orElse("0"),
                printed(text, "2.7.0").map(DomoticzValuesProperties::whole).orElse("0"));
    }

    private static String counter(String text, int direction, boolean first) {
        String register = direction + ".8.";
        boolean hasTariffs = Pattern.compile("(?m)^1-[01]:" + direction + "\\.8\\.[1-9]")
                .matcher(text)
                .find();
        if (!hasTariffs) {
            return first
                    ? printed(text, register + 0)
                            .map(DomoticzValuesProperties::whole)
                            .orElse("0")
                    : "0";
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int tariff = first ? 1 : 2; tariff <= (first ? 1 : 16); tariff++) {
            sum = sum.add(printed(text, register + tariff).orElse(BigDecimal.ZERO));
        }
        return whole(sum);
    }

    /** In the smaller unit; the first of several counts. */
    private static Optional<BigDecimal> printed(String text, String code) {
        for (int channel = 0; channel <= 1; channel++) {
            Matcher line = Pattern.compile("(?mi)^1-" + channel + ":" + Pattern.quote(code)
                            + "(?:[*.]255)?[ \\t]*\\(([-0-9.]+)\\*?([kM]?)Wh?[ \\t]*\\)")
                    .matcher(text);
            if (line.find()) {
                BigDecimal number = new BigDecimal(line.group(1));
                return Optional.of(number.movePointRight(
                        line.group(2).isEmpty() ? 0 : line.group(2).equals("M") ? 6 : 3));
            }
        }
        return Optional.empty();
    }

    private static String inUnits(BigDecimal volume, String unit) {
        return whole(unit.equals("dm3") ? volume : volume.movePointRight(3));
    }

    private static String whole(BigDecimal number) {
        return number.setScale(0, RoundingMode.DOWN).toPlainString();
    }
}
