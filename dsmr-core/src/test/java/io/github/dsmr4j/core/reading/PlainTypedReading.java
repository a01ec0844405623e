package io.github.dsmr4j.core.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a telegram the plainest way there is: line by line, with regular expressions, into the keys of {@link FlatReading}. */
final class PlainTypedReading {
    private static final Pattern LINE =
            Pattern.compile("(?m)^((\\d+-\\d+:\\d+\\.\\d+\\.\\d+)(?:[*.]\\d+)?)((?:\\([^()]*\\))+)[ \\t]*$");
    private static final Pattern GROUP = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("(-?)0*(\\d+(?:\\.\\d+)?)\\*?([A-Za-z][A-Za-z0-9]*)? *");
    private static final String NO_UNIT = "";
    private static final Map<String, String> UNITS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        List.of(
                        "Wh", "kWh", "MWh", "W", "kW", "V", "kV", "A", "mA", "kA", "m3", "GJ", "s", "Hz", "kHz", "var",
                        "kvar", "varh", "kvarh", "VA", "kVA")
                .forEach(unit -> UNITS.put(unit, unit));
    }

    private final List<String> objects = new ArrayList<>();
    /** The groups of the first object of each code. */
    private final Map<String, List<String>> printed = new TreeMap<>();

    private final Map<String, String> typed = new TreeMap<>();

    PlainTypedReading(String telegram) {
        String text = telegram.replace("\r\n", "\n");
        typed.put("identification", text.substring(1, text.indexOf('\n')));
        String lines =
                text.substring(text.indexOf('\n'), text.lastIndexOf("\n!")).replace("\n(", "(");
        LINE.matcher(lines).results().forEach(this::object);
        firstTexts();
        printed.forEach(this::electricity);
        printed.forEach(this::device);
        logs();
    }

    /** Every object as it is printed. */
    List<String> objects() {
        return objects;
    }

    /** What they mean. */
    Map<String, String> typed() {
        return typed;
    }

    private void object(MatchResult line) {
        List<String> values = GROUP.matcher(line.group(3))
                .results()
                .map(group -> group.group(1).replace("\n", ""))
                .toList();
        objects.add(line.group(1) + "(" + String.join(")(", values) + ")");
        printed.putIfAbsent(line.group(2), values);
    }

    private void firstTexts() {
        first("0-0:1.0.0", "0-0:1.1.0").ifPresent(time -> typed.put("time", time));
        first("1-3:0.2.8", "0-0:96.1.4")
                .ifPresent(version -> typed.put("version", version.length() < 8 ? version : text(version)));
        first("0-0:96.1.1", "0-0:42.0.0", "0-0:96.1.0", "1-0:0.0.0").ifPresent(id -> put("equipmentId", text(id)));
        first("0-0:96.1.0", "0-0:96.1.255").ifPresent(id -> put("serial", text(id)));
        first("0-0:96.1.2").ifPresent(id -> put("ean", text(id)));
        first("0-0:96.14.0", "0-0:96.14.1").ifPresent(tariff -> typed.put("tariff", tariff));
        first("1-0:96.5.5").ifPresent(state -> typed.put("state", state));
    }

    private Optional<String> first(String... codes) {
        return List.of(codes).stream()
                .map(code -> printed.getOrDefault(code, List.of("")).get(0))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private static String text(String printedText) {
        try {
            String decoded = new String(HexFormat.of().parseHex(printedText), US_ASCII);
            return decoded.matches("[ -~]*") ? decoded.strip() : printedText.strip();
        } catch (IllegalArgumentException e) {
            return printedText.strip();
        }
    }

    private void electricity(String code, List<String> values) {
        String value = values.get(0);
        Matcher message = Pattern.compile("0-0:96\\.13\\.(\\d)").matcher(code);
        if (message.matches() && !text(value).isEmpty()) {
            boolean filler = value.matches("\u00FF{1024}");
            typed.put("message." + message.group(1) + (filler ? ".length" : ""), filler ? "1024" : text(value));
        }
        Matcher relay = Pattern.compile("0-([1-9]):96\\.3\\.10").matcher(code);
        if (relay.matches()) {
            number("relay." + relay.group(1), value, NO_UNIT);
        }
        switch (code) {
            case "0-0:96.7.21" -> number("failures", value, NO_UNIT);
            case "0-0:96.7.9" -> number("failures.long", value, NO_UNIT);
            case "0-0:17.0.0", "1-0:17.0.0" -> number("limit", value, "W|VA|A");
            case "0-0:96.50.68" -> {
                if (value.matches("ON|OFF")) {
                    typed.putIfAbsent("breaker", value.equals("ON") ? "1" : "0");
                }
            }
            case "0-0:96.3.10", "1-0:96.3.10", "0-0:24.4.0" -> number("breaker", value, NO_UNIT);
            default -> {
                Matcher groups =
                        Pattern.compile("1-[01]:(\\d+)\\.(\\d+)\\.(\\d+)").matcher(code);
                if (groups.matches()) {
                    quantity(
                            Integer.parseInt(groups.group(1)),
                            groups.group(2) + "." + groups.group(3),
                            value,
                            code.startsWith("1-0"));
                }
            }
        }
    }

    private void quantity(int quantity, String rest, String value, boolean usual) {
        String flow = flow(quantity);
        int phase = (quantity - 1) / 20;
        String ofPhase = "phase." + phase + ".";
        String power = unit(quantity);
        if (!flow.isEmpty() && rest.startsWith("8.")) {
            String tariff = rest.equals("8.0") ? "total" : rest.substring(2);
            number((quantity < 3 ? "" : "energy.") + flow + "." + tariff, value, power + "h");
        } else if (!flow.isEmpty()) {
            power(flow, quantity, rest, value, power);
        } else if (quantity > 20 && quantity <= 80 && !flow(quantity % 20).isEmpty() && rest.equals("7.0")) {
            number(ofPhase + "power." + flow(quantity % 20), value, unit(quantity % 20));
        } else if (quantity > 30 && quantity <= 73 && quantity % 20 >= 11 && quantity % 20 <= 13) {
            ofPhase(ofPhase, quantity % 20 + ":" + rest, value);
            if (quantity % 20 == 11 && rest.equals("4.0") && usual) {
                number("limit.current." + phase, value, "A");
            }
        } else {
            supply(quantity + "." + rest, value);
        }
    }

    private void power(String flow, int quantity, String rest, String value, String unit) {
        String demand = "demand." + (quantity < 3 ? "active." : "") + flow;
        switch (rest) {
            case "7.0" -> number("power." + flow, value, unit);
            case "4.0" -> number(quantity == 1 ? "demand.average" : demand + ".running", value, unit);
            case "5.0" -> number(demand + ".completed", value, unit);
            case "24.0" -> number(demand + ".average", value, unit);
            default -> {}
        }
    }

    private void ofPhase(String phase, String what, String value) {
        switch (what) {
            case "11:7.0" -> number(phase + "current", value, "A");
            case "12:7.0" -> number(phase + "voltage", value, "V");
            case "12:24.0" -> number(phase + "voltage.average", value, "V");
            case "12:32.0" -> number(phase + "sags", value, NO_UNIT);
            case "12:33.0" -> number(phase + "sag.duration", value, "s");
            case "12:34.0" -> number(phase + "sag.voltage", value, "V");
            case "12:36.0" -> number(phase + "swells", value, NO_UNIT);
            case "12:37.0" -> number(phase + "swell.duration", value, "s");
            case "12:38.0" -> number(phase + "swell.voltage", value, "V");
            case "13:7.0" -> factor(phase + "factor", value);
            default -> {}
        }
    }

    private void supply(String what, String value) {
        switch (what) {
            case "14.7.0" -> number("supply.frequency", value, "Hz");
            case "13.7.0" -> factor("supply.factor", value);
            case "13.3.0" -> factor("supply.factor.minimum", value);
            case "12.7.0" -> number("supply.voltage", value, "V");
            case "11.7.0" -> number("supply.current", value, "A");
            case "90.7.0" -> number("supply.current.total", value, "A");
            case "91.7.0" -> number("supply.current.neutral", value, "A");
            case "0.8.2" -> number("supply.period", value, "s");
            default -> {}
        }
    }

    private static String flow(int quantity) {
        return switch (quantity) {
            case 1 -> "delivered";
            case 2 -> "returned";
            case 3 -> "reactive.delivered";
            case 4 -> "reactive.returned";
            case 5, 6, 7, 8 -> "reactive.q" + (quantity - 4);
            case 9 -> "apparent.delivered";
            case 10 -> "apparent.returned";
            case 15 -> "active.combined";
            case 16 -> "active.net";
            default -> "";
        };
    }

    private static String unit(int quantity) {
        String flow = flow(quantity);
        return flow.startsWith("reactive") ? "var" : flow.startsWith("apparent") ? "VA" : "W";
    }

    /** Thousandths, where more than 1 is printed without a point. */
    private void factor(String key, String value) {
        number(value, NO_UNIT)
                .map(factor -> factor.matches("-?([2-9]|\\d{2,})")
                        ? new BigDecimal(factor).movePointLeft(3).toPlainString()
                        : factor)
                .ifPresent(factor -> typed.put(key, factor));
    }

    private void number(String key, String value, String units) {
        number(value, units).ifPresent(number -> typed.put(key, number));
    }

    /** The digits without leading zeros and the unit, if that is one of those asked for, whatever its prefix. */
    private static Optional<String> number(String value, String units) {
        Matcher number = NUMBER.matcher(value);
        if (!number.matches()) {
            return Optional.empty();
        }
        String unit = number.group(3) == null ? "" : UNITS.getOrDefault(number.group(3), "?");
        String digits = number.group(1) + number.group(2);
        return unit.matches("[mkMG]?(" + units + ")")
                ? Optional.of(unit.isEmpty() ? digits : digits + " " + unit)
                : Optional.empty();
    }

    private void device(String code, List<String> values) {
        Matcher device = Pattern.compile("0-([1-9]\\d*):(24\\.[1-4]\\.\\d|96\\.1\\.[0-2])")
                .matcher(code);
        if (!device.matches()) {
            return;
        }
        String key = "mbus." + device.group(1);
        String last = values.get(values.size() - 1);
        switch (device.group(2)) {
            case "24.1.0" -> number(key + ".type", values.get(0), NO_UNIT);
            case "24.4.0" -> number(key + ".valve", values.get(0), NO_UNIT);
            case "96.1.0", "96.1.1" -> put(key + ".id", text(values.get(0)));
            case "96.1.2" -> put(key + ".ean", text(values.get(0)));
            case "24.2.1", "24.2.3" -> {
                put(key + ".time", values.size() > 1 ? values.get(0) : "");
                number(key + ".value", last, "m3|J|Wh|");
            }
            case "24.3.0" -> {
                put(key + ".time", values.get(0));
                number(key + ".value", last + "*" + values.get(values.size() - 2), "m3|J");
            }
            default -> {}
        }
        if (typed.keySet().stream().noneMatch(name -> name.startsWith(key + "."))) {
            typed.put(key, "empty");
        } else {
            typed.remove(key);
        }
    }

    private void put(String key, String text) {
        if (!text.isEmpty()) {
            typed.put(key, text);
        }
    }

    private void logs() {
        int entry = 0;
        for (MatchResult failure : groups("1-0:99.97.0", "\\((\\d{12}[SW]?)\\)\\(0*(\\d+)(?:\\*s)?\\)")) {
            typed.put("failure." + ++entry, failure.group(1) + " " + failure.group(2));
        }
        for (MatchResult peak : groups("1-[01]:1.6.0", "\\((\\d{12}[SW]?)\\)\\(([^()]*W)\\)")) {
            typed.put(
                    "demand.peak",
                    peak.group(1) + " " + number(peak.group(2), "W").orElseThrow());
        }
        for (MatchResult peak : groups("1-[01]:1.6.0", "\\(([^()]*W)\\)\\((\\d{12})\\)")) {
            typed.put(
                    "demand.peak",
                    peak.group(2) + " " + number(peak.group(1), "W").orElseThrow());
        }
        monthly(printed.getOrDefault("0-0:98.1.0", List.of()));
    }

    private void monthly(List<String> values) {
        boolean hungarian = values.size() > 1 && values.get(0).matches("\\d{12}[SW]");
        if (hungarian) {
            typed.put("month.time", values.get(0));
        }
        for (int at = 1; hungarian && at < values.size(); at++) {
            number("month." + at, values.get(at), "Wh|varh|W");
        }
        for (int at = 3; !hungarian && at + 2 < values.size(); at += 3) {
            String power = number(values.get(at + 2), "W").orElseThrow();
            typed.put("demand.history." + at / 3, values.get(at) + " " + values.get(at + 1) + " " + power);
        }
    }

    private List<MatchResult> groups(String code, String pattern) {
        return printed.entrySet().stream()
                .filter(object -> object.getKey().matches(code))
                .map(object -> "(" + String.join(")(", object.getValue()) + ")")
                .flatMap(text -> Pattern.compile(pattern).matcher(text).results())
                .toList();
    }
}
