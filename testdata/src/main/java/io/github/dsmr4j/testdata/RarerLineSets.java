package io.github.dsmr4j.testdata;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Lines that {@link LineSets} do not have: of rarer meters, or rare on any. They stand apart because the line sets there,
 * by the same random numbers, have to give the same bytes for ever. One call an instance.
 */
final class RarerLineSets {
    private static final ZoneId CENTRAL = ZoneId.of("Europe/Amsterdam");
    private static final ZoneId EASTERN = ZoneId.of("Europe/Vilnius");
    private static final ZoneId ISRAELI = ZoneId.of("Asia/Jerusalem");
    private static final String NEVER = "632525252525W";

    private final RandomGenerator random;
    private Composition lines;

    RarerLineSets(RandomGenerator random) {
        this.random = random;
        lines = new Composition(random, "XXX5", CENTRAL);
    }

    GeneratedTelegram close(TelegramBuilder.CrcForm crc) {
        return lines.close(crc);
    }

    private void begin(ZoneId zone, String... identifications) {
        lines = new Composition(random, identifications[random.nextInt(identifications.length)], zone);
        lines.add("0-0:1.0.0", lines.time());
    }

    /** As many tariffs as the standard asks for, in any unit, and reactive energy by tariff, too. */
    void tariffs() {
        begin(CENTRAL, "XMX5LGF0000000000001", "ISK5\\2M550T-1013");
        String unit = oneOf("*kWh", "*Wh", "*MWh", "kWh");
        String reactive = oneOf("*kvarh", "*varh", "*kVArh");
        int highest = random.nextInt(3, 17);
        for (int code = 1; code <= 4; code++) {
            for (int tariff = random.nextInt(2); tariff <= highest; tariff++) {
                String register = "1-0:" + code + ".8." + tariff;
                lines.add(register, lines.number(9, unit.equals("*Wh") ? 0 : 3, code < 3 ? unit : reactive));
            }
        }
        lines.add("0-0:96.14.0", String.format(Locale.ROOT, "%04d", random.nextInt(1, highest + 1)));
        lines.add("1-0:1.7.0", lines.number(5, 0, "*W")).add("1-0:2.7.0", lines.number(5, 0, "*W"));
    }

    /** Hungary: reactive energy and power by quadrant, power factors, limits by phase, the registers of the month. */
    void quadrants() {
        begin(CENTRAL, "AUX50000000001", "SAG5SAG-METER");
        lines.add("0-0:96.1.0", lines.number(10, 0, "")).add("0-0:96.3.10", oneOf("0", "1", "2"));
        for (int code : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 15, 16}) {
            String unit = code <= 2 || code >= 15 ? "*kWh" : "*kvarh";
            lines.add("1-0:" + code + ".8.0", lines.number(6, 3, unit));
        }
        for (int code = 5; code <= 8; code++) {
            lines.add("1-0:" + code + ".7.0", lines.number(2, 3, "*kvar"));
        }
        lines.add("1-0:13.7.0", factor()).add("1-0:13.3.0", factor());
        byPhase(33, ".7.0", this::factor);
        byPhase(31, ".4.0", () -> lines.number(3, 0, "*A"));
        lines.add("1-0:14.7.0", lines.number(2, 2, 4990, 5011, "*Hz"));
        month();
    }

    private void month() {
        List<String> values = new ArrayList<>(List.of(lines.time()));
        for (int count = random.nextInt(1, 25); count > 0; count--) {
            values.add(lines.number(6, 3, oneOf("*kWh", "*kvarh", "*kW")));
        }
        lines.add("0-0:98.1.0", values);
    }

    private String factor() {
        return random.nextBoolean() ? lines.number(5, 0, "") : oneOf("", "-") + lines.number(1, 3, 0, 1001, "");
    }

    /** Lithuania: everything by phase, averages of demand, the last sag and swell. */
    void byPhase() {
        begin(EASTERN, "ESO5\\253000002_B", "ESO5\\253000003_C");
        for (int code : new int[] {21, 22}) {
            byPhase(code, ".7.0", () -> lines.number(8, 3, "*kW"));
        }
        for (int code : new int[] {23, 24}) {
            byPhase(code, ".7.0", () -> lines.number(8, 3, "*kvar"));
        }
        for (int code : new int[] {29, 30}) {
            byPhase(code, ".7.0", () -> lines.number(8, 3, "*kVA"));
        }
        byPhase(31, ".7.0", () -> oneOf("", "-") + lines.number(3, 2, "*A"));
        byPhase(32, ".7.0", () -> lines.number(3, 1, 2180, 2530, "*V"));
        byPhase(32, ".24.0", () -> lines.number(4, 3, "*kV"));
        byPhase(32, ".33.0", () -> lines.number(5, 0, "*s"));
        byPhase(32, ".34.0", () -> lines.number(5, 0, "*V"));
        byPhase(32, ".37.0", () -> lines.number(5, 0, "*s"));
        byPhase(32, ".38.0", () -> lines.number(5, 0, "*V"));
        lines.add("1-0:15.7.0", lines.number(8, 3, "*kW")).add("1-0:16.7.0", "-" + lines.number(7, 3, "*kW"));
        lines.add("1-0:11.7.0", lines.number(4, 3, "*kA")).add("1-0:12.7.0", lines.number(4, 3, "*kV"));
        lines.add("1-0:90.7.0", lines.number(4, 3, "*kA")).add("1-0:91.7.0", lines.number(4, 3, "*kA"));
        for (int code : new int[] {1, 2, 3, 4, 9, 10}) {
            String unit = code <= 2 ? "*kW" : code <= 4 ? "*kvar" : "*kVA";
            lines.add("1-0:" + code + ".4.0", lines.number(8, 3, unit));
            lines.add("1-0:" + code + ".5.0", lines.number(8, 3, unit));
        }
        lines.add("1-0:1.24.0", lines.number(8, 3, "*kW")).add("1-0:16.24.0", "-" + lines.number(7, 3, "*kW"));
    }

    /** Limits in ampere or kilowatt, with two values or one; breaker and relays under every code that has been seen. */
    void limitsAndSwitches() {
        begin(CENTRAL, "ISk5\\2ME382-1000", "Lux5\\253000002_D");
        lines.add(oneOf("0-0:17.0.0", "1-0:17.0.0"), oneOf("025*A", "27.6*kVA", "999.9*kW", "43.470"));
        lines.add(oneOf("0-0:96.3.10", "1-0:96.3.10", "0-0:24.4.0"), oneOf("0", "1", "2", "I", ""));
        for (int relay = 1; relay <= random.nextInt(1, 5); relay++) {
            lines.add("0-" + relay + ":96.3.10", oneOf("0", "1"));
        }
        if (random.nextBoolean()) {
            lines.add("1-1:31.4.0", lines.number(3, 0, "*A"), "-" + lines.number(3, 0, "*A"));
        } else {
            lines.add("1-0:31.4.0", "065*A,-065*A");
        }
        lines.add("1-0:1.8.0", lines.number(6, 3, "*kWh")).add("1-0:3.8.0", lines.number(6, 3, "*kvarh"));
        lines.add("1-0:3.7.0", lines.number(2, 3, oneOf("*kvar", "*Kvar", "*var", "")));
        lines.add("1-0:9.7.0", lines.number(2, 3, "*kVA")).add("1-0:10.7.0", lines.number(2, 3, "*kVA"));
    }

    /** A meter of heat that has a P1 port of its own. */
    void heatAlone() {
        begin(CENTRAL, "NWA-WARMTELINK", "AUR2NWA-AURORA");
        lines.add("0-0:96.1.1", oneOf("0", lines.identifier('E')));
        device(1, oneOf("4", "004", "012", "13"), oneOf("*GJ", "*MJ", "*MWh", "*kWh"));
    }

    /** M-Bus devices of every type, living, dead, new and replaced ones, under the codes of any standard. */
    void devices() {
        begin(CENTRAL, "Ene5\\T211 ESMR 5.1", "FLU5\\253000002_A");
        lines.add("1-0:1.8.1", lines.number(6, 3, "*kWh")).add("1-0:1.8.2", lines.number(6, 3, "*kWh"));
        for (int channel = 1; channel <= 4; channel++) {
            switch (random.nextInt(5)) {
                case 0 -> device(channel, oneOf("004", "012", "013"), "*GJ");
                case 1 -> device(channel, oneOf("006", "007", "021", "022"), "*m3");
                case 2 -> device(channel, oneOf("008", "010", "011", "040", "002", "099"), oneOf("*GJ", "*m3", "*kWh"));
                case 3 -> oldHeatAndCold(channel);
                default -> device(channel, "003", "*m3");
            }
        }
    }

    private void device(int channel, String type, String unit) {
        String device = "0-" + channel;
        lines.add(device + ":24.1.0", type);
        if (random.nextInt(8) > 0) {
            lines.add(device + oneOf(":96.1.0", ":96.1.1"), random.nextInt(6) == 0 ? "" : lines.identifier('D'));
        }
        switch (random.nextInt(8)) {
            case 0 -> lines.add(device + ":24.4.0", "0");
            case 1 -> lines.add(device + ":24.2.1", NEVER, "00000.000");
            case 2 -> lines.add(device + ":24.2.1", oneOf("700101010000W", "991231235959W"), lines.number(5, 3, unit));
            default -> lines.add(device + oneOf(":24.2.1", ":24.2.3"), lines.time(), lines.number(5, 3, unit));
        }
    }

    private void oldHeatAndCold(int channel) {
        String device = "0-" + channel;
        lines.add(device + ":96.1.0", lines.identifier('H')).add(device + ":24.1.0", "04");
        String time = lines.time().substring(0, 12);
        for (String register : new String[] {":24.3.0", ":24.3.1"}) {
            String value = lines.number(5, 2, "");
            lines.addContinued(device + register, time, "00", "60", "1", device + ":24.2.1", "GJ", value);
        }
    }

    /** Israel: tariffs from 11 on. */
    void israeli() {
        begin(ISRAELI, "XXX5\\SM101-IL");
        for (int direction = 1; direction <= 2; direction++) {
            for (int tariff = 11; tariff <= 13; tariff++) {
                lines.add("1-0:" + direction + ".8." + tariff, lines.number(6, 3, "*kWh"));
            }
        }
        lines.add("0-0:96.14.1", String.valueOf(random.nextInt(11, 14)));
        lines.add("1-0:1.7.0", lines.number(2, 3, "*kW")).add("1-0:99.1.0", "0");
    }

    private void byPhase(int first, String rest, Supplier<String> value) {
        for (int phase = 0; phase < 3; phase++) {
            lines.add("1-0:" + (first + 20 * phase) + rest, value.get());
        }
    }

    private String oneOf(String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
