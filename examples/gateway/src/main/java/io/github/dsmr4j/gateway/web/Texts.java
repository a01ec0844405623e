package io.github.dsmr4j.gateway.web;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the pages say in one language: texts, numbers, times. All languages stand side by side in {@code texts.txt}. */
final class Texts {
    private static final Map<Language, Texts> ALL = read(Resources.text("texts.txt"));

    private final Language language;
    private final Map<String, String> texts = new HashMap<>();

    private Texts(Language language) {
        this.language = language;
    }

    static Texts in(Language language) {
        return Optional.ofNullable(ALL.get(language)).orElseThrow();
    }

    /** Lines of {@code key | English | Dutch}, the first one with the tags of the languages; {@code #} begins a comment. */
    private static Map<Language, Texts> read(String table) {
        List<List<String>> lines = table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.strip().split("\\s*\\|\\s*", -1)))
                .toList();
        List<String> tags = lines.get(0);
        Map<Language, Texts> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            int column = tags.indexOf(language.tag());
            Texts texts = new Texts(language);
            lines.forEach(line -> texts.texts.put(line.get(0), line.get(column)));
            all.put(language, texts);
        }
        return all;
    }

    Language language() {
        return language;
    }

    /** The text of a key, with what goes into its places. */
    String get(String key, Object... values) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("texts.txt has no \"" + key + "\"");
        }
        return values.length == 0 ? text : String.format(language.locale(), text, values);
    }

    Set<String> keys() {
        return texts.keySet();
    }

    /** A number with so many decimals, at least and at most. */
    String number(Number number, int least, int most) {
        NumberFormat format = NumberFormat.getInstance(language.locale());
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    String count(long number) {
        return number(number, 0, 0);
    }

    /** Date and time, to the minute. */
    String time(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern(get("format.time"), language.locale())
                .format(instant.atZone(zone));
    }

    /** Such as "3 s" or "2 h", rounded down. */
    String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 120) {
            return get("duration.seconds", seconds);
        }
        if (seconds < 2 * 3600) {
            return get("duration.minutes", seconds / 60);
        }
        if (seconds < 48 * 3600) {
            return get("duration.hours", seconds / 3600);
        }
        return get("duration.days", seconds / 86_400);
    }
}
