package io.github.dsmr4j.core.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.HeavyProperties;
import io.github.dsmr4j.core.RecordedFiles;
import io.github.dsmr4j.core.Tries;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.testdata.Damage;
import io.github.dsmr4j.testdata.GeneratedTelegram;
import io.github.dsmr4j.testdata.TelegramArbitraries;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A reading gives what was composed, exactly; and whatever the telegram holds, nothing throws and nothing is null. */
@HeavyProperties
class ReadingProperties {
    private static final FramerOptions IGNORED = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);
    private static final ZoneId VILNIUS = ZoneId.of("Europe/Vilnius");
    private static final Pattern NUMBER = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)\\*?([A-Za-z][A-Za-z0-9]*)? *");
    private static final int RUNS_OF_A_TELEGRAM = 3;
    private static final int TELEGRAMS_OF_A_FILE = 5;

    private final ReadingWalk walk = new ReadingWalk();

    private static List<Reading> readings(byte[] input, ZoneId zone) {
        List<Reading> readings = new ArrayList<>();
        TelegramFramer framer = new TelegramFramer(IGNORED, telegram -> readings.add(Reading.of(telegram, zone)));
        framer.feed(input);
        framer.end();
        return readings;
    }

    @Provide
    Arbitrary<GeneratedTelegram> telegrams() {
        return TelegramArbitraries.telegrams();
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Combinators.combine(telegrams(), Arbitraries.longs())
                .as((telegram, seed) -> Damage.any(telegram.bytes(), new SplittableRandom(seed)));
    }

    /** Telegrams whose values were exchanged for others, odd ones among them. */
    @Provide
    Arbitrary<String> exchanged() {
        return Combinators.combine(telegrams(), Arbitraries.longs())
                .as((telegram, seed) -> exchanged(telegram.toString(), new SplittableRandom(seed)));
    }

    private static final List<String> ODD = List.of(
            "",
            " ",
            "-",
            "0",
            "3",
            "003",
            "12",
            "-1",
            "999999999999999999",
            "9999999999999999999",
            "2317482647*s",
            "-5*s",
            "1.5*s",
            "18446744073709551615*s",
            "0-1:24.2.1",
            "1-0:1.6.0",
            "0-0:96.7.19",
            "m3",
            "kWh",
            "632525252525W",
            "000101000001W",
            "231029023000",
            "230326023000",
            "231029023000S",
            "07E8061C050A2B2B00FF8880",
            "00000.000",
            "-000000000000000001*MWh",
            "0.00000000000000001*GW",
            "1*GVARH",
            "1*GJ",
            "1*kW",
            "100*A,-63*A",
            "1*kvar",
            "50.0*Hz",
            "*kW",
            "1*",
            "TARIFF 1",
            "4B414C37",
            "20202020",
            "zz",
            "\u00FF\u00FF",
            "1)(2",
            "1)(2)(3)(4",
            ")\r\n(7*m3",
            "\r\n",
            "\t1*A");

    private static String exchanged(String telegram, SplittableRandom random) {
        List<String> values = new ArrayList<>(ODD);
        Matcher printed = Pattern.compile("\\(([^()]*)\\)").matcher(telegram);
        while (printed.find()) {
            values.add(printed.group(1));
        }
        int share = random.nextInt(1, 12);
        return Pattern.compile("\\(([^()]*)\\)")
                .matcher(telegram)
                .replaceAll(match -> Matcher.quoteReplacement(
                        random.nextInt(share) > 0
                                ? match.group()
                                : "(" + values.get(random.nextInt(values.size())) + ")"));
    }

    @Property(tries = 400)
    void ofATelegramNothingThrowsNorIsNull(@ForAll("telegrams") GeneratedTelegram telegram) {
        List<Reading> readings = readings(telegram.bytes(), VILNIUS);
        assertThat(readings).hasSize(1);
        assertThat(readings.get(0).problems()).isEmpty();
        walk.nothingThrowsNorIsNull(readings.get(0));
    }

    @Property(tries = 1_000)
    void ofADamagedTelegramNothingThrowsNorIsNull(@ForAll("damaged") byte[] input) {
        readings(input, Reading.DEFAULT_ZONE).forEach(walk::nothingThrowsNorIsNull);
    }

    @Property(tries = 1_000)
    void ofExchangedValuesNothingThrowsNorIsNull(@ForAll("exchanged") String input) {
        List<Reading> readings = readings(input.getBytes(ISO_8859_1), Reading.DEFAULT_ZONE);
        assertThat(readings).isNotEmpty();
        readings.forEach(walk::nothingThrowsNorIsNull);
    }

    @Property(tries = 500)
    void ofRandomLinesNothingThrowsNorIsNull(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int lines) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = List.of(
                "1-0:1.8.1",
                "1-0:2.8.999",
                "1-1:1.8.0",
                "0-0:1.0.0",
                "0-0:1.1.0",
                "0-0:96.14.0",
                "1-0:99.97.0",
                "0-0:98.1.0",
                "1-0:1.6.0",
                "0-0:96.13.0",
                "0-0:96.1.4",
                "1-3:0.2.8",
                "0-0:96.7.21",
                "0-0:17.0.0",
                "0-0:96.3.10",
                "0-1:96.3.10",
                "1-1:31.4.0",
                "1-0:51.4.0",
                "1-0:3.8.2",
                "1-0:29.7.0",
                "1-0:13.7.0",
                "1-0:52.33.0",
                "1-0:9.24.0",
                "0-1:24.1.0",
                "0-1:24.2.1",
                "0-1:24.3.1",
                "0-1:24.3.0",
                "0-1:24.4.0",
                "0-999:24.2.3",
                "0-2:96.1.0",
                "1-0:32.7.0",
                "1-0:61.7.0",
                "1-0:52.36.0",
                "0-0:1.0.0*255",
                "1-0:1.8.1.7",
                "1-0:1.8",
                "x");
        StringBuilder text = new StringBuilder("/ABC5\r\n\r\n1-0:1.7.0(0*kW)\r\n");
        for (int line = 0; line < lines; line++) {
            text.append(names.get(random.nextInt(names.size())));
            for (int value = random.nextInt(6); value > 0; value--) {
                text.append('(').append(ODD.get(random.nextInt(ODD.size()))).append(')');
            }
            text.append("\r\n");
        }
        List<Reading> readings = readings((text + "!\r\n").getBytes(ISO_8859_1), Reading.DEFAULT_ZONE);
        assertThat(readings).hasSize(1);
        walk.nothingThrowsNorIsNull(readings.get(0));
    }

    @Example
    void ofRecordedTelegramsDamagedTooNothingThrowsNorIsNull() throws IOException {
        SplittableRandom random = new SplittableRandom();
        int runs = Tries.of(RUNS_OF_A_TELEGRAM);
        for (Path file : RecordedFiles.all()) {
            byte[] recorded = Files.readAllBytes(file);
            List<Telegram> telegrams = new ArrayList<>();
            TelegramFramer framer = new TelegramFramer(IGNORED, telegram -> telegrams.add(telegram.copy()));
            framer.feed(recorded);
            framer.end();
            for (Telegram telegram : telegrams.subList(0, Math.min(TELEGRAMS_OF_A_FILE, telegrams.size()))) {
                walk.nothingThrowsNorIsNull(Reading.of(telegram, VILNIUS));
                for (int run = 0; run < runs; run++) {
                    byte[] damaged = run == 0
                            ? exchanged(telegram.toString(), random).getBytes(ISO_8859_1)
                            : Damage.any(telegram.toByteArray(), random);
                    readings(damaged, Reading.DEFAULT_ZONE).forEach(walk::nothingThrowsNorIsNull);
                }
            }
        }
    }

    @Property(tries = 1_000)
    void typedQuantitiesAreThoseThatWereComposed(@ForAll("telegrams") GeneratedTelegram composed) {
        Reading reading = Reading.of((Telegram) Telegram.decode(composed.bytes()));
        assertThat(reading.energyDelivered()).isEqualTo(reading.energy(EnergyFlow.ACTIVE_DELIVERED));
        assertThat(reading.energyReturned()).isEqualTo(reading.energy(EnergyFlow.ACTIVE_RETURNED));
        assertThat(reading.powerDelivered()).isEqualTo(reading.power(EnergyFlow.ACTIVE_DELIVERED));
        assertThat(reading.powerReturned()).isEqualTo(reading.power(EnergyFlow.ACTIVE_RETURNED));
        for (EnergyFlow flow : EnergyFlow.values()) {
            isExactly(reading.energy(flow), printed(composed, flow.code() + ".8.0"), flow.energy());
            isExactly(reading.power(flow), printed(composed, flow.code() + ".7.0"), flow.power());
            isExactly(reading.demand(flow).running(), printed(composed, flow.code() + ".4.0"), flow.power());
        }
        isExactly(reading.supply().frequency(), printed(composed, "14.7.0"), UnitFamily.FREQUENCY);
        // Thousandths have no point.
        isExactly(
                reading.supply().powerFactor(),
                printed(composed, "13.7.0")
                        .map(factor ->
                                factor.matches("0*[01]") ? factor : factor.replaceFirst("^(\\d+)(\\d{3})$", "$1.$2")),
                UnitFamily.NONE);
        isExactly(reading.averageDemand(), printed(composed, "1.4.0"), UnitFamily.POWER);
        for (int number = 1; number <= 4; number++) {
            Optional<Tariff> tariff = reading.tariff(number);
            isExactly(tariff.flatMap(Tariff::delivered), printed(composed, "1.8." + number), UnitFamily.ENERGY);
            isExactly(tariff.flatMap(Tariff::returned), printed(composed, "2.8." + number), UnitFamily.ENERGY);
        }
        for (int number = 1; number <= 3; number++) {
            Optional<Phase> phase = reading.phase(number);
            int next = 20 * (number - 1);
            isExactly(phase.flatMap(Phase::powerDelivered), printed(composed, 21 + next + ".7.0"), UnitFamily.POWER);
            isExactly(phase.flatMap(Phase::powerReturned), printed(composed, 22 + next + ".7.0"), UnitFamily.POWER);
            isExactly(phase.flatMap(Phase::current), printed(composed, 31 + next + ".7.0"), UnitFamily.CURRENT);
            isExactly(phase.flatMap(Phase::voltage), printed(composed, 32 + next + ".7.0"), UnitFamily.VOLTAGE);
            isCount(phase.map(Phase::voltageSags), printed(composed, 32 + next + ".32.0"));
            isCount(phase.map(Phase::voltageSwells), printed(composed, 32 + next + ".36.0"));
        }
        isCount(
                Optional.of(reading.powerFailures()),
                abstractObject(composed, "0-0:96.7.21").map(ReadingProperties::first));
        isCount(
                Optional.of(reading.longPowerFailures()),
                abstractObject(composed, "0-0:96.7.9").map(ReadingProperties::first));
        assertThat(reading.time().map(MeterTime::raw))
                .isEqualTo(abstractObject(composed, "0-0:1.0.0").map(ReadingProperties::first));
        assertThat(reading.identification()).isEqualTo(composed.identification());
    }

    @Property(tries = 1_000)
    void devicesAreThoseThatWereComposed(@ForAll("telegrams") GeneratedTelegram composed) {
        Reading reading = Reading.of((Telegram) Telegram.decode(composed.bytes()));
        for (int channel = 1; channel <= 4; channel++) {
            String name = "0-" + channel + ":";
            Optional<GeneratedTelegram.DataObject> measured = abstractObject(composed, name + "24.2.1")
                    .or(() -> abstractObject(composed, name + "24.2.3"))
                    .or(() -> abstractObject(composed, name + "24.3.0"));
            Optional<MBusDevice> device = reading.mbusDevice(channel);
            if (measured.isEmpty()) {
                assertThat(device.flatMap(MBusDevice::value)).isEmpty();
                continue;
            }
            List<String> values = measured.get().values();
            String value = values.get(values.size() - 1);
            String printed = values.size() == 2 ? value : value + "*" + values.get(values.size() - 2);
            assertThat(device.flatMap(MBusDevice::value)).contains(quantity(printed));
            assertThat(device.flatMap(MBusDevice::time).map(MeterTime::raw)).contains(values.get(0));
            Optional<Integer> type =
                    abstractObject(composed, name + "24.1.0").map(object -> Integer.valueOf(first(object)));
            assertThat(device.map(MBusDevice::typeCode))
                    .contains(type.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        }
    }

    private static String first(GeneratedTelegram.DataObject object) {
        return object.values().get(0);
    }

    private static Optional<GeneratedTelegram.DataObject> abstractObject(GeneratedTelegram composed, String reference) {
        return composed.objects().stream()
                .filter(object -> object.reference().replace("*255", "").equals(reference))
                .findFirst();
    }

    /** The first value of an electricity object. */
    private static Optional<String> printed(GeneratedTelegram composed, String reference) {
        return abstractObject(composed, "1-0:" + reference)
                .or(() -> abstractObject(composed, "1-1:" + reference))
                .map(ReadingProperties::first);
    }

    private static Quantity quantity(String printed) {
        Matcher matcher = NUMBER.matcher(printed);
        assertThat(matcher.matches()).as(printed).isTrue();
        BigDecimal number = new BigDecimal(matcher.group(1));
        Unit unit = Unit.of(matcher.group(2) == null ? "" : matcher.group(2));
        return new Quantity(number.unscaledValue().longValueExact(), number.scale(), unit);
    }

    private static void isExactly(Optional<Quantity> quantity, Optional<String> printed, UnitFamily family) {
        Optional<Quantity> expected = printed.map(ReadingProperties::quantity)
                .filter(number -> number.unit().family() == family);
        assertThat(quantity).isEqualTo(expected);
        assertThat(quantity.map(Quantity::toBigDecimal)).isEqualTo(expected.map(Quantity::toBigDecimal));
    }

    private static void isCount(Optional<OptionalLong> count, Optional<String> printed) {
        OptionalLong expected =
                printed.isPresent() ? OptionalLong.of(Long.parseLong(printed.get())) : OptionalLong.empty();
        assertThat(count.orElseGet(OptionalLong::empty)).isEqualTo(expected);
    }
}
