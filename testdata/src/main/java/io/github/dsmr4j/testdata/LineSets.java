package io.github.dsmr4j.testdata;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which lines the meters of each country print, filled with random values. One method a line set, one call an instance. */
final class LineSets {
    private static final ZoneId CENTRAL = ZoneId.of("Europe/Amsterdam");
    private static final ZoneId EASTERN = ZoneId.of("Europe/Vilnius");

    private final RandomGenerator random;
    private final int phases;
    private Composition lines;

    LineSets(RandomGenerator random) {
        this.random = random;
        phases = random.nextInt(4) == 0 ? 1 : 3;
        lines = new Composition(random, "XXX5", CENTRAL);
    }

    GeneratedTelegram close(TelegramBuilder.CrcForm crc) {
        return lines.close(crc);
    }

    private void begin(ZoneId zone, String... identifications) {
        lines = new Composition(random, identifications[random.nextInt(identifications.length)], zone);
        if (random.nextInt(10) == 0) {
            lines.withoutBlankLine();
        }
    }

    void dutch2() {
        begin(CENTRAL, "KMP5 ZABF000000000000", "ISk5\\2MT382-1003", "XMX5XMXABCE000000000");
        lines.add("0-0:96.1.1", lines.identifier('Z'));
        tariffs(2, 5, "*kWh");
        lines.add("0-0:96.14.0", "0002").add("1-0:1.7.0", lines.number(4, 2, "*kW"));
        lines.add("1-0:2.7.0", lines.number(4, 2, "*kW"))
                .add("0-0:17.0.0", "0999.00*kW")
                .add("0-0:96.3.10", "1");
        lines.add("0-0:96.13.1", "");
        message("0-0:96.13.0");
        int devices = random.nextInt(4);
        for (int channel = 1; channel <= devices; channel++) {
            String device = "0-" + channel;
            lines.add(device + ":24.1.0", "03").add(device + ":96.1.0", lines.identifier('2'));
            String time = lines.time().substring(0, 12);
            String value = lines.number(5, 3, "");
            lines.addContinued(device + ":24.3.0", time, "00", "60", "1", device + ":24.2.1", "m3", value);
            lines.add(device + ":24.4.0", "1");
        }
    }

    void dutch4() {
        begin(CENTRAL, "KFM5KAIFA-METER", "XMX5LGBBFFB000000000", "ISk5\\2MT382-1000", "KMP5 KA6U000000000000");
        head(random.nextBoolean() ? "42" : "40");
        power("00", 2, "*kW", "1-0:");
        lines.add("0-0:17.0.0", "999.9*kW").add("0-0:96.3.10", "1");
        events();
        lines.add("0-0:96.13.1", random.nextInt(4) == 0 ? Printed.hex("01 61 81") : "");
        message("0-0:96.13.0");
        currents(0, "*A");
        byPhase(21, ".7.0", 2, 3, "*kW");
        byPhase(22, ".7.0", 2, 3, "*kW");
        dutchDevices(random.nextInt(3));
    }

    void dutch5() {
        begin(CENTRAL, "ISK5\\2M550T-1012", "Ene5\\T210-D ESMR5.0", "XMX5LGF0000000000000", "LGF5E360", "NWA-METER");
        head("50");
        power("00", 2, "*kW", "1-0:");
        events();
        message("0-0:96.13.0");
        voltages("*V");
        currents(random.nextInt(3), "*A");
        byPhase(21, ".7.0", 2, 3, "*kW");
        byPhase(22, ".7.0", 2, 3, "*kW");
        dutchDevices(random.nextInt(5));
    }

    void belgian() {
        begin(CENTRAL, "FLU5\\253000000_A", "FLU5\\253000001_G", "ISk5\\2MIE5T-200");
        lines.add("0-0:96.1.4", random.nextInt(4) == 0 ? "3231313130" : "5021" + random.nextInt(3, 8));
        lines.add("0-0:96.1.1", lines.identifier('1')).add("0-0:1.0.0", lines.time());
        tariffs(2, 6, "*kWh");
        lines.add("0-0:96.14.0", "000" + random.nextInt(1, 3)).add("1-0:1.4.0", lines.number(2, 3, "*kW"));
        lines.add("1-0:1.6.0", lines.time(), lines.number(2, 3, "*kW"));
        peaks();
        power("00", 2, "*kW", "1-0:");
        byPhase(21, ".7.0", 2, 3, "*kW");
        byPhase(22, ".7.0", 2, 3, "*kW");
        voltages("*V");
        currents(2, "*A");
        lines.add("0-0:96.3.10", "1").add("0-0:17.0.0", "999.9*kW").add("1-0:31.4.0", "999*A");
        message("0-0:96.13.0");
        int devices = random.nextInt(3);
        for (int channel = 1; channel <= devices; channel++) {
            String device = "0-" + channel;
            boolean gas = random.nextBoolean();
            lines.add(device + ":24.1.0", gas ? "003" : "007").add(device + ":96.1.1", lines.identifier('7'));
            lines.add(device + ":96.1.2", lines.identifier('5')).add(device + ":24.4.0", "1");
            lines.add(device + (gas ? ":24.2.3" : ":24.2.1"), lines.time(), lines.number(5, 3, "*m3"));
        }
    }

    void luxembourgish() {
        begin(CENTRAL, "Lux5\\253000000_D", "Lux5\\253000001_D");
        lines.add("1-3:0.2.8", "42").add("0-0:1.0.0", lines.time()).add("0-0:42.0.0", lines.identifier('S'));
        lines.add("1-0:1.8.0", lines.number(6, 3, "*kWh")).add("1-0:2.8.0", lines.number(6, 3, "*kWh"));
        lines.add("1-0:3.8.0", lines.number(6, 3, "*kvarh")).add("1-0:4.8.0", lines.number(6, 3, "*kvarh"));
        power("00", 2, "*kW", "1-0:");
        lines.add("1-0:3.7.0", lines.number(2, 3, "")).add("1-0:4.7.0", lines.number(2, 3, ""));
        lines.add("0-0:17.0.0", "27.6*kVA")
                .add("0-0:96.3.10", "1")
                .add("0-1:96.3.10", "0")
                .add("0-2:96.3.10", "0");
        lines.add("1-1:31.4.0", "100*A", "-063*A").add("0-0:96.7.21", lines.number(5, 0, ""));
        sagsAndSwells();
        for (int number : new int[] {0, 2, 3, 4, 5}) {
            lines.add("0-0:96.13." + number, random.nextInt(3) == 0 ? lines.hexText(random.nextInt(40)) : "");
        }
        currents(0, "*A");
        dutchDevices(random.nextInt(2));
    }

    void austrian() {
        begin(CENTRAL, "EST5\\253000000_A", "EST5\\253000001_A");
        lines.add("1-3:0.2.8", "50").add("0-0:1.0.0", lines.time());
        for (int code = 1; code <= 4; code++) {
            String unit = code < 3 ? "*W" : "*var";
            for (int tariff = 0; tariff < 3; tariff++) {
                lines.add("1-0:" + code + ".8." + tariff, lines.number(9, 0, unit + 'h'));
            }
            lines.add("1-0:" + code + ".7.0", lines.number(9, 0, unit));
        }
    }

    void nordic() {
        begin(CENTRAL, "KAM5", "ADN9 6534", "LGF5E360", "ELL5\\253000000_A");
        String star = random.nextInt(4) == 0 ? "" : "*";
        String reactive = star + (random.nextBoolean() ? "kVAr" : "kvar");
        lines.add("0-0:1.0.0", lines.time().substring(0, 12) + 'W');
        for (int code = 1; code <= 4; code++) {
            lines.add("1-0:" + code + ".8.0", lines.number(8, 3, code < 3 ? star + "kWh" : reactive + 'h'));
        }
        power("0000", 4, star + "kW", "1-0:");
        for (int code = 3; code <= 4; code++) {
            lines.add("1-0:" + code + ".7.0", lines.number(4, 3, reactive));
        }
        for (int code = 21; code <= 24; code++) {
            byPhase(code, ".7.0", 4, 3, code < 23 ? star + "kW" : reactive);
        }
        voltages(star + 'V');
        currents(1, star + 'A');
    }

    void hungarian() {
        begin(CENTRAL, "AUX50000000000", "HLY5/D545-METER");
        lines.add("0-0:1.0.0", lines.time())
                .add("0-0:42.0.0", "AUX1030300000000")
                .add("0-0:96.1.0", "0000000000");
        lines.add("0-0:96.14.0", "0001").add("0-0:96.50.68", "ON").add("0-0:17.0.0", "90.000*kW");
        for (int tariff = 0; tariff <= 4; tariff++) {
            lines.add("1-0:1.8." + tariff, lines.number(6, 3, "*kWh"));
            lines.add("1-0:2.8." + tariff, lines.number(6, 3, "*kWh "));
        }
        for (int code = 3; code <= 8; code++) {
            lines.add("1-0:" + code + ".8.0", lines.number(6, 3, "*kvarh"));
        }
        voltages("*V");
        currents(0, "*A");
        byPhase(33, ".7.0", 1, 3, "");
        lines.add("1-0:14.7.0", lines.number(2, 2, 4990, 5011, "*Hz"));
        power("00", 2, "*kW", "1-0:");
        snapshot();
        lines.add("0-0:96.13.0", random.nextBoolean() ? "\u00FF".repeat(random.nextInt(1, 1024)) : "");
    }

    private void snapshot() {
        List<String> values = new ArrayList<>(List.of(lines.time()));
        for (int i = 0; i < 19; i++) {
            values.add(i < 13 ? lines.number(6, 3, i < 6 ? "*kWh" : "*kvarh") : lines.number(2, 3, "*kW"));
        }
        lines.add("0-0:98.1.0", values);
    }

    void lithuanian() {
        begin(EASTERN, "ESO5\\253000000_A", "ESO5\\253000001_C");
        lines.add("0-0:1.0.0", lines.time());
        for (int code = 1; code <= 4; code++) {
            for (int tariff = 0; tariff <= 4; tariff++) {
                lines.add("1-0:" + code + ".8." + tariff, lines.number(8, 3, code < 3 ? "*kWh" : "*kvarh"));
            }
        }
        byPhase(32, ".7.0", 4, 3, "*kV");
        byPhase(31, ".7.0", 4, 3, "*kA");
        byPhase(21, ".7.0", 8, 3, "*kW");
        byPhase(29, ".7.0", 8, 3, "*kVA");
        lines.add("1-0:14.7.0", random.nextBoolean() ? "49.0*Hz" : "0000.049*kHz")
                .add("1-0:13.7.0", "-1.000");
        for (int code : new int[] {1, 2, 9, 10}) {
            lines.add("1-0:" + code + ".4.0", lines.number(8, 3, code < 3 ? "*kW" : "*kVA"));
        }
        lines.add("0-0:96.7.21", lines.number(5, 0, "")).add("1-0:0.8.2", "00900*s");
        lines.add("1-0:0.2.0", "01.19").add("1-0:0.2.8", "0A1B2C3D").add("1-1:0.2.8", "4E5F6071");
        lines.add("0-0:96.1.1", lines.identifier('8'));
    }

    void swissOrGerman() {
        boolean swiss = random.nextInt(4) > 0;
        begin(CENTRAL, swiss ? "GRE5\\00000000_A" : "ESY5Q3DB1024 V3.04");
        if (swiss) {
            lines.add("0-0:1.0.0", lines.time());
            for (int tariff = 1; tariff <= 2; tariff++) {
                lines.add("1-1:1.8." + tariff, lines.number(6, 3, "*kWh"));
                lines.add("1-1:2.8." + tariff, lines.number(6, 3, "*kWh"));
            }
            power("00", 2, "*kW", "1-1:");
            events();
            voltages("*V");
            currents(2, "*A");
            lines.add("0-0:96.1.4", "12345").add("0-0:96.1.2", "20".repeat(48)).add("0-0:98.1.0", "12");
        } else {
            lines.add("1-0:0.0.0*255", lines.number(13, 0, "")).add("1-0:1.8.0*255", lines.number(8, 7, "*kWh"));
            lines.add("1-0:2.8.0*255", lines.number(8, 7, "*kWh"));
            for (int code : new int[] {21, 41, 61, 1}) {
                lines.add("1-0:" + code + ".7.0*255", lines.number(6, 2, "*W"));
            }
            lines.add("1-0:96.5.5*255", "80").add("0-0:96.1.255*255", "1ESY" + lines.number(10, 0, ""));
            lines.add("0-0:96.8.0*255", lines.number(8, 0, "*s")).add("1-0:0.2.0*255", "V3.04");
        }
    }

    private void head(String version) {
        lines.add("1-3:0.2.8", version).add("0-0:1.0.0", lines.time()).add("0-0:96.1.1", lines.identifier('E'));
        tariffs(2, 6, "*kWh");
        lines.add("0-0:96.14.0", "000" + random.nextInt(1, 3));
    }

    private void tariffs(int highest, int integers, String unit) {
        for (int direction = 1; direction <= 2; direction++) {
            for (int tariff = 1; tariff <= highest; tariff++) {
                lines.add("1-0:" + direction + ".8." + tariff, lines.number(integers, 3, unit));
            }
        }
    }

    private void power(String zeros, int integers, String unit, String group) {
        boolean returning = random.nextInt(3) == 0;
        String some = lines.number(integers, 3, unit);
        String none = zeros + ".000" + unit;
        lines.add(group + "1.7.0", returning ? none : some).add(group + "2.7.0", returning ? some : none);
    }

    private void byPhase(int first, String rest, int integers, int decimals, String unit) {
        for (int phase = 0; phase < phases; phase++) {
            lines.add("1-0:" + (first + 20 * phase) + rest, lines.number(integers, decimals, unit));
        }
    }

    private void voltages(String unit) {
        for (int phase = 0; phase < phases; phase++) {
            lines.add("1-0:" + (32 + 20 * phase) + ".7.0", lines.number(3, 1, 2180, 2530, unit));
        }
    }

    private void currents(int decimals, String unit) {
        long fullScale = 40 * (long) Math.pow(10, decimals);
        for (int phase = 0; phase < phases; phase++) {
            lines.add("1-0:" + (31 + 20 * phase) + ".7.0", lines.number(3, decimals, 0, fullScale, unit));
        }
    }

    private void sagsAndSwells() {
        for (String kind : new String[] {".32.0", ".36.0"}) {
            for (int phase = 0; phase < phases; phase++) {
                lines.add("1-0:" + (32 + 20 * phase) + kind, lines.number(5, 0, 0, 40, ""));
            }
        }
    }

    private void events() {
        lines.add("0-0:96.7.21", lines.number(5, 0, "")).add("0-0:96.7.9", lines.number(5, 0, ""));
        int failures = random.nextInt(4) == 0 ? random.nextInt(11) : random.nextInt(3);
        List<String> log = new ArrayList<>(List.of(String.valueOf(failures), "0-0:96.7.19"));
        for (int i = 0; i < failures; i++) {
            log.add(random.nextInt(12) == 0 ? "000101000001W" : lines.time());
            log.add(lines.number(10, 0, "*s"));
        }
        lines.add("1-0:99.97.0", random.nextInt(12) == 0 ? List.of("") : log);
        sagsAndSwells();
    }

    private void peaks() {
        int months = random.nextInt(14);
        List<String> history = new ArrayList<>(List.of(String.valueOf(months), "1-0:1.6.0", "1-0:1.6.0"));
        for (int i = 0; i < months; i++) {
            history.add(lines.time());
            history.add(random.nextInt(20) == 0 ? "632525252525W" : lines.time());
            history.add(lines.number(2, 3, "*kW"));
        }
        lines.add("0-0:98.1.0", history);
    }

    private void message(String reference) {
        switch (random.nextInt(10)) {
            case 0 -> lines.add(reference, lines.hexText(random.nextInt(1, 430)));
            case 1 -> lines.addWrapped(reference, lines.hexText(random.nextInt(50, 430)));
            default -> lines.add(reference, "");
        }
    }

    private void dutchDevices(int count) {
        for (int channel = 1; channel <= count; channel++) {
            String device = "0-" + channel;
            boolean heat = random.nextInt(6) == 0;
            String type = heat ? "012" : random.nextInt(4) == 0 ? "007" : "003";
            boolean typeFirst = random.nextInt(8) > 0;
            if (typeFirst) {
                lines.add(device + ":24.1.0", type);
            }
            lines.add(device + ":96.1.0", random.nextInt(10) == 0 ? "" : lines.identifier('G'));
            String time = random.nextInt(20) == 0 ? "700101010000W" : lines.time();
            lines.add(device + ":24.2.1", time, lines.number(5, 3, heat ? "*GJ" : "*m3"));
            if (!typeFirst) {
                lines.add(device + ":24.1.0", type);
            }
        }
    }
}
