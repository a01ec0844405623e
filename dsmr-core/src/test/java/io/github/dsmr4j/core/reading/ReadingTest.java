package io.github.dsmr4j.core.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.telegram.Telegram;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static Reading reading(String... lines) {
        String text = "/ABC5\\TEST\r\n\r\n" + String.join("\r\n", lines) + "\r\n!\r\n";
        return Reading.of((Telegram) Telegram.decode(text.getBytes(ISO_8859_1)));
    }

    @Test
    void whatIsNotPrintedIsAbsent() {
        Reading reading = reading("1-0:99.99.9(1)");
        assertThat(FlatReading.of(reading)).containsOnlyKeys("identification", "other");
        assertThat(reading.telegram().crc()).isEqualTo(CrcStatus.ABSENT);
        assertThat(reading.activeTariff()).isEmpty();
        assertThat(reading.tariff(1)).isEmpty();
        assertThat(reading.phase(1)).isEmpty();
        assertThat(reading.mbusDevice(1)).isEmpty();
        assertThat(reading).hasToString("ABC5\\TEST");
    }

    @Test
    void wattHoursNeverLandInKilowattHours() {
        Reading reading = reading("1-0:1.8.0(006545766*Wh)", "1-0:2.8.0(1.5*MWh)");
        assertThat(reading.energyDelivered()).hasValueSatisfying(energy -> {
            assertThat(energy).hasToString("6545766 Wh");
            assertThat(energy.in(Unit.KILOWATT_HOUR)).hasToString("6545.766 kWh");
        });
        assertThat(reading.energyReturned().orElseThrow().in(Unit.KILOWATT_HOUR))
                .hasToString("1500 kWh");
    }

    @Test
    void aValueThatItsNameCannotMeanStaysAmongTheOthers() {
        Reading reading =
                reading("1-0:1.8.1(1*kW)", "1-0:1.8.2(2)", "1-0:1.7.0(text)", "1-0:32.7.0()", "0-0:96.7.21(1.5)");
        assertThat(reading.tariffs()).isEmpty();
        assertThat(reading.phases()).isEmpty();
        assertThat(reading.others()).hasSize(5);
    }

    @Test
    void ofTwoObjectsTheFirstCountsAndBothAreKept() {
        Reading reading = reading("1-0:1.8.1(1*kWh)", "1-0:1.8.1*255(2*kWh)");
        assertThat(reading.tariff(1).orElseThrow().delivered().orElseThrow()).hasToString("1 kWh");
        assertThat(reading.objects(Obis.of(1, 0, 1, 8, 1)))
                .extracting(DataObject::toString)
                .containsExactly("1-0:1.8.1(1*kWh)", "1-0:1.8.1*255(2*kWh)");
        assertThat(reading.others()).extracting(DataObject::toString).containsExactly("1-0:1.8.1*255(2*kWh)");
        assertThat(reading.objects()).hasSize(2);
    }

    @Test
    void theActiveTariffIsTheOneThatTheIndicatorNumbers() {
        assertThat(reading("0-0:96.14.0(0002)", "1-0:1.8.2(1*kWh)").activeTariff())
                .hasValue(2);
        assertThat(reading("0-0:96.14.0(5431)", "1-0:1.8.2(1*kWh)").activeTariff())
                .isEmpty();
        assertThat(reading("0-0:96.14.0(TARIFF 2)", "1-0:1.8.2(1*kWh)").tariffIndicator())
                .contains("TARIFF 2");
    }

    @Test
    void aPowerFailureBeganItsDurationBeforeItsEnd() {
        Reading reading =
                reading("1-0:99.97.0(2)(0-0:96.7.19)(180417201458S)(0000000236*s)(000101000001W)(2147483647*s)");
        assertThat(reading.powerFailureLog()).hasSize(2);
        PowerFailure first = reading.powerFailureLog().get(0);
        assertThat(first.duration()).isEqualTo(Duration.ofSeconds(236));
        assertThat(first.start()).contains(Instant.parse("2018-04-17T18:11:02Z"));
        assertThat(reading.powerFailureLog().get(1).start()).isEmpty();
    }

    @Test
    void aPowerFailureOfImpossibleLengthHasNoStart() {
        Reading reading = reading("1-0:99.97.0(1)(0-0:96.7.19)(180417201458S)(999999999999999999*s)");
        assertThat(reading.powerFailureLog()).singleElement().satisfies(failure -> {
            assertThat(failure.start()).isEmpty();
            assertThat(failure.duration()).isEqualTo(Duration.ofSeconds(999999999999999999L));
        });
    }

    @Test
    void aLogThatIsNotWhollyUnderstoodIsAmongTheOthersToo() {
        for (String entry : new String[] {"(-5*s)", "(5*V)", "(1.5*s)", "(text)", "", "(240101000000W)(5*s)"}) {
            Reading reading = reading("1-0:99.97.0(2)(0-0:96.7.19)(180417201458S)(7*s)(180417201459S)" + entry);
            assertThat(reading.powerFailureLog()).hasSize(1);
            assertThat(reading.others()).hasSize(1);
        }
        Reading reading = reading("0-0:98.1.0(1)(1-0:1.6.0)(1-0:1.6.0)(240101000000W)(231201000000W)(1.000)");
        assertThat(reading.peakHistory()).isEmpty();
        assertThat(reading.others()).hasSize(1);
    }

    @Test
    void nothingPrintedIsNeitherTypedNorAmongTheOthers() {
        assertThat(reading(
                                "1-0:99.97.0(text)",
                                "0-1:24.1.0(x)",
                                "0-1:24.4.0(ON)",
                                "0-1:24.2.1(garbage)",
                                "1-0:1.6.0(1.5*kW)",
                                "0-0:98.1.0(5)")
                        .others())
                .hasSize(6);
        assertThat(reading("1-0:99.97.0()", "0-1:24.1.0()", "0-1:24.4.0()", "0-1:24.2.1()()")
                        .others())
                .isEmpty();
    }

    @Test
    void aFailureMayHaveLastedALifetimeButNotLonger() {
        Reading reading =
                reading("1-0:99.97.0(2)(0-0:96.7.19)(180417201458S)(4294967296*s)(180417201458S)(4294967297*s)");
        assertThat(reading.powerFailureLog().get(0).start()).isPresent();
        assertThat(reading.powerFailureLog().get(1).start()).isEmpty();
    }

    @Test
    void anOldMBusReadingWithoutItsValueHasNone() {
        assertThat(reading("0-1:24.3.0(120517020000)(08)(60)(1)")
                        .mbusDevice(1)
                        .orElseThrow()
                        .value())
                .isEmpty();
        assertThat(reading("0-1:24.3.0(120517020000)(08)(60)(1)(0-1:24.2.1)(m3)", "(00015.001)")
                        .mbusDevice(1)
                        .orElseThrow()
                        .value()
                        .orElseThrow())
                .hasToString("15.001 m3");
    }

    @Test
    void aBlankMBusReadingDoesNotHideAnother() {
        MBusDevice device = reading("0-1:24.2.1()", "0-1:24.2.3(240101000000W)(1.5*m3)")
                .mbusDevice(1)
                .orElseThrow();
        assertThat(device.value().orElseThrow()).hasToString("1.5 m3");
    }

    @Test
    void ofTwoEqualDevicesTheLowestChannelIsInUse() {
        assertThat(reading("0-2:24.1.0(003)", "0-1:24.1.0(003)")
                        .gas()
                        .orElseThrow()
                        .channel())
                .isEqualTo(1);
    }

    @Test
    void theClockMayStandOnAnotherCode() {
        assertThat(reading("0-0:1.1.0(231207185435W)").time().orElseThrow()).hasToString("2023-12-07T17:54:35Z");
    }

    @Test
    void theGasMeterInUseHasAnIdentifierThenTheNewestReading() {
        Reading reading = reading(
                "0-1:24.1.0(003)",
                "0-1:96.1.0()",
                "0-1:24.2.1(240102000000W)(9.000*m3)",
                "0-2:24.1.0(003)",
                "0-2:96.1.0(3132)",
                "0-2:24.2.1(240101000000W)(2.000*m3)",
                "0-3:24.1.0(003)",
                "0-3:96.1.0(3133)",
                "0-3:24.2.1(240101010000W)(3.000*m3)",
                "0-4:24.1.0(003)",
                "0-4:96.1.0(3134)",
                "0-4:24.2.1(632525252525W)(00000.000)");
        assertThat(reading.gas().orElseThrow().channel()).isEqualTo(3);
        assertThat(reading.mbusDevices()).hasSize(4);
        assertThat(reading.mbusDevice(4).orElseThrow()).hasToString("channel 4: GAS 0.000");
        assertThat(reading.water()).isEmpty();
    }

    @Test
    void aGasMeterThatHasMeasuredIsInUseBeforeOneThatHasNot() {
        for (String nothing : List.of("0-1:24.4.0(1)", "0-1:24.2.1()", "0-1:24.2.1(632525252525W)(00000.000)")) {
            Reading reading = reading(
                    "0-1:24.1.0(003)",
                    "0-1:96.1.0(3132)",
                    nothing,
                    "0-2:24.1.0(003)",
                    "0-2:24.2.1(240101000000W)(00002.000*m3)");
            assertThat(reading.gas().orElseThrow().channel()).as(nothing).isEqualTo(2);
        }
    }

    @Test
    void aReadingFromTheFutureIsNotTheNewest() {
        String[] lines = {
            "0-1:24.1.0(003)",
            "0-1:96.1.0(3132)",
            "0-1:24.2.1(991231235959W)(00001.000*m3)",
            "0-2:24.1.0(003)",
            "0-2:96.1.0(3133)",
            "0-2:24.2.1(240102000000W)(00002.000*m3)"
        };
        assertThat(reading(lines).gas().orElseThrow().channel())
                .as("against the time of receipt")
                .isEqualTo(2);
        lines[2] = "0-1:24.2.1(240103010001W)(00001.000*m3)";
        assertThat(readingAt("240102010000W", lines).gas().orElseThrow().channel())
                .as("a day and a second ahead")
                .isEqualTo(2);
        lines[2] = "0-1:24.2.1(240103010000W)(00001.000*m3)";
        assertThat(readingAt("240102010000W", lines).gas().orElseThrow().channel())
                .as("a day ahead, as clocks may differ")
                .isEqualTo(1);
    }

    private static Reading readingAt(String time, String... lines) {
        return reading(Stream.concat(Stream.of("0-0:1.0.0(" + time + ")"), Stream.of(lines))
                .toArray(String[]::new));
    }

    @Test
    void typesAreNamed() {
        Reading reading =
                reading("0-1:24.1.0(12)", "0-2:24.1.0(7)", "0-3:24.1.0(099)", "0-4:24.1.0(9999)", "0-5:24.1.0(x)");
        assertThat(reading.mbusDevices())
                .extracting(MBusDevice::type)
                .containsExactly(
                        MBusDeviceType.HEAT,
                        MBusDeviceType.WATER,
                        MBusDeviceType.UNKNOWN,
                        MBusDeviceType.UNKNOWN,
                        MBusDeviceType.UNKNOWN);
        assertThat(reading.mbusDevice(3).orElseThrow().typeCode()).hasValue(99);
        assertThat(reading.mbusDevice(4).orElseThrow().typeCode()).isEmpty();
        assertThat(reading.heat().orElseThrow().channel()).isEqualTo(1);
    }

    @Test
    void choosesAmongMetersOfSeveralTypes() {
        Reading reading = reading(
                "0-1:24.1.0(006)",
                "0-2:24.1.0(021)",
                "0-2:96.1.0(4130303031)",
                "0-2:24.2.1(240311101000W)(00023.456*m3)",
                "0-3:24.1.0(010)");
        assertThat(reading.mbusDevice(Set.of(MBusDeviceType.WARM_WATER)))
                .map(MBusDevice::channel)
                .contains(2);
        assertThat(reading.mbusDevice(Set.of(MBusDeviceType.WARM_WATER, MBusDeviceType.COOLING)))
                .map(MBusDevice::channel)
                .contains(2);
        assertThat(reading.mbusDevice(Set.of(MBusDeviceType.COOLING)))
                .map(MBusDevice::channel)
                .contains(3);
        assertThat(reading.mbusDevice(Set.of())).isEmpty();
    }

    @Test
    void outlivesTheTelegramThatItWasReadFrom() {
        byte[] bytes = "/ABC5\r\n\r\n1-0:1.7.0(1.5*kW)\r\n!\r\n".getBytes(ISO_8859_1);
        Telegram telegram = (Telegram) Telegram.decode(bytes);
        Reading reading = Reading.of(telegram);
        assertThat(reading.powerDelivered().orElseThrow().in(Unit.WATT)).hasToString("1500 W");
        assertThat(reading.telegram()).isNotSameAs(telegram).hasToString(telegram.toString());
    }

    @Test
    void tellsItsProblems() {
        assertThat(reading("1-0:1.7.0(1.5*kW)", "bad").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(4));
    }

    @Test
    void valuesAreEqualWhenTheirTextIsAndMeansTheSameTime() {
        DataValue value =
                reading("0-0:1.0.0(240101000000)").objects().get(0).values().get(0);
        String text = "/ABC5\r\n0-0:1.0.0(240101000000)\r\n!\r\n";
        Telegram telegram = (Telegram) Telegram.decode(text.getBytes(ISO_8859_1));
        DataValue elsewhere = Reading.of(telegram, ZoneId.of("Europe/Vilnius"))
                .objects()
                .get(0)
                .values()
                .get(0);
        assertThat(value)
                .isEqualTo(Reading.of(telegram).objects().get(0).values().get(0))
                .isNotEqualTo(elsewhere)
                .isNotEqualTo(reading("0-0:1.0.0(240101000001)")
                        .objects()
                        .get(0)
                        .values()
                        .get(0))
                .isNotEqualTo("240101000000");
    }

    @Test
    void onlyTheStandardsCodesMakeAnMBusDevice() {
        for (String code : new String[] {"24.1.0", "24.4.9", "96.1.0", "96.1.2"}) {
            assertThat(reading("0-1:" + code + "(1)").mbusDevices()).as(code).hasSize(1);
            assertThat(reading("0-0:" + code + "(1)").mbusDevices()).as(code).isEmpty();
            assertThat(reading("1-1:" + code + "(1)").mbusDevices()).as(code).isEmpty();
        }
        for (String code : new String[] {"24.0.0", "24.5.0", "25.1.0", "96.1.3", "96.2.0", "96.3.10", "97.1.0"}) {
            assertThat(reading("0-1:" + code + "(1)").mbusDevices()).as(code).isEmpty();
        }
    }

    @Test
    void theTypeOfAnMBusDeviceIsAnOctet() {
        assertThat(reading("0-1:24.1.0(255)").mbusDevice(1).orElseThrow().typeCode())
                .hasValue(255);
        assertThat(reading("0-1:24.1.0(256)").mbusDevice(1).orElseThrow().typeCode())
                .isEmpty();
        assertThat(reading("0-1:24.1.0(-1)").mbusDevice(1).orElseThrow().typeCode())
                .isEmpty();
    }
}
