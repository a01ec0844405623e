package io.github.dsmr4j.testdata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the lines of an {@code .expected} file; complains with file and line. */
final class ExpectedParser {
    private final String file;
    private final Map<String, String> plain = new LinkedHashMap<>();
    private final TreeMap<Integer, Map<String, String>> readings = new TreeMap<>();
    private final List<Expected.Event> events = new ArrayList<>();
    private Expected.Policy policy = Expected.Policy.IF_PRESENT;
    private boolean stripParity;
    private String zone = "Europe/Amsterdam";
    private long skipped = -1;
    private int number;

    private ExpectedParser(String file) {
        this.file = file;
    }

    /** The expectation in that text; {@code file} is named where it is malformed. */
    static Expected parse(String file, String text) {
        ExpectedParser parser = new ExpectedParser(file);
        text.lines().forEach(parser::line);
        return parser.expected();
    }

    private Expected expected() {
        if (skipped < 0) {
            throw new IllegalStateException(file + ": skipped is not stated");
        }
        return new Expected(policy, stripParity, zone, events, skipped, telegrams());
    }

    private void line(String line) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw malformed("key = value expected");
        }
        String key = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        if (key.isEmpty() || value.isEmpty()) {
            throw malformed("neither key nor value may be empty");
        }
        entry(key, value);
    }

    private void entry(String key, String value) {
        switch (key) {
            case "policy" -> policy = policy(value);
            case "strip-parity" -> stripParity = flag(value);
            case "zone" -> zone = value;
            case "skipped" -> skipped = count(value);
            case "event" -> events.add(event(value));
            default -> numbered(key, value);
        }
    }

    private void numbered(String key, String value) {
        String[] parts = key.split("\\.", 3);
        if (parts.length < 3) {
            throw malformed("unknown key " + key);
        }
        int telegram = count(parts[1]);
        if (parts[0].equals("reading")) {
            put(readings.computeIfAbsent(telegram, n -> new LinkedHashMap<>()), parts[2], value);
        } else if (key.matches("telegram\\.\\d+\\.(identification|objects|problems)")) {
            if (!parts[2].equals("identification")) {
                counts(value);
            }
            put(plain, key, value);
        } else {
            throw malformed("unknown key " + key);
        }
    }

    private void put(Map<String, String> entries, String key, String value) {
        if (entries.putIfAbsent(key, value) != null) {
            throw malformed(key + " is stated twice");
        }
    }

    private List<Expected.TelegramExpectation> telegrams() {
        int delivered = (int) events.stream()
                .filter(event -> event.kind() == Expected.Kind.TELEGRAM)
                .count();
        List<Expected.TelegramExpectation> telegrams = new ArrayList<>();
        for (int n = 1; n <= delivered; n++) {
            String prefix = "telegram." + n + '.';
            String problems = plain.remove(prefix + "problems");
            Map<String, String> reading = readings.remove(n);
            telegrams.add(new Expected.TelegramExpectation(
                    required(prefix + "identification"),
                    count(required(prefix + "objects")),
                    problems == null ? List.of() : counts(problems),
                    reading == null ? Map.of() : reading));
        }
        if (!plain.isEmpty() || !readings.isEmpty()) {
            throw new IllegalStateException(file + ": more telegrams described than the events deliver");
        }
        return telegrams;
    }

    private String required(String key) {
        String value = plain.remove(key);
        if (value == null) {
            throw new IllegalStateException(file + ": " + key + " is not stated");
        }
        return value;
    }

    private Expected.Event event(String value) {
        String[] words = value.split(" ", -1);
        if (words.length != 4) {
            throw malformed("an event has four words");
        }
        Expected.Kind kind = switch (words[0]) {
            case "telegram" -> Expected.Kind.TELEGRAM;
            case "rejected" -> Expected.Kind.REJECTED;
            default -> throw malformed("an event is telegram or rejected, not " + words[0]);
        };
        String states = kind == Expected.Kind.TELEGRAM
                ? "valid|absent|invalid"
                : "crc-mismatch|crc-missing|incomplete|too-long|encrypted";
        if (!words[1].matches(states)) {
            throw malformed("one of " + states + " expected, not " + words[1]);
        }
        return new Expected.Event(kind, words[1], count(words[2]), count(words[3]));
    }

    private Expected.Policy policy(String value) {
        return switch (value) {
            case "required" -> Expected.Policy.REQUIRED;
            case "if-present" -> Expected.Policy.IF_PRESENT;
            case "ignored" -> Expected.Policy.IGNORED;
            default -> throw malformed("unknown policy " + value);
        };
    }

    private boolean flag(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw malformed("true or false expected, not " + value);
        };
    }

    private List<Integer> counts(String value) {
        return Arrays.stream(value.split(" ", -1)).map(this::count).toList();
    }

    private int count(String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw malformed("a number expected, not " + value);
        }
        return Integer.parseInt(value);
    }

    private IllegalStateException malformed(String message) {
        return new IllegalStateException(file + " line " + number + ": " + message);
    }
}
