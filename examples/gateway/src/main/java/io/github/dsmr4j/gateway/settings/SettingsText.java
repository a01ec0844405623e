package io.github.dsmr4j.gateway.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Changes single settings in the text of a file and leaves everything else as somebody wrote it. It knows the plain way to
 * write such a file, line by line; whether a change came out as it was meant, who reads the result can tell. One thread.
 */
final class SettingsText {
    private static final String TOP = "";
    private static final Pattern HEADER = Pattern.compile("\\s*\\[\\s*(?:meter\\s*\\.\\s*([a-z0-9-]+)\\s*])?.*");
    /** A value without what could be a comment within it, and a comment. */
    private static final Pattern COMMENTED = Pattern.compile("(?:\"[^\"\\\\]*\"|'[^']*'|[^#\"']*?)(\\s+#.*)");

    private static final Pattern BARE = Pattern.compile("true|false|0|[1-9]\\d{0,8}");
    private static final Pattern STRING_OR_COMMENT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|#.*");

    private final List<String> lines;

    SettingsText(String text) {
        this.lines = new ArrayList<>(text.lines().toList());
    }

    /** Gives a key a value, or several: where it stands already, as a comment too, else at the end of its section. */
    void set(Setting setting, boolean list) {
        String line = setting.key() + " = " + literal(setting.values(), list);
        OptionalInt at = find(setting.meter(), key(setting.key()));
        OptionalInt example = find(setting.meter(), Pattern.compile("#\\s?" + setting.key() + "\\s*=.*"));
        if (at.isPresent()) {
            String comment = comment(lines.get(at.getAsInt()));
            removeValue(at.getAsInt());
            lines.add(at.getAsInt(), line + comment);
        } else if (example.isPresent()) {
            lines.set(example.getAsInt(), line);
        } else {
            append(setting.meter(), line);
        }
    }

    /** Takes a key away; its name stays as a comment, below what is said about it. */
    void remove(String meter, String key) {
        OptionalInt at = find(meter, key(key));
        if (at.isPresent()) {
            removeValue(at.getAsInt());
            lines.add(at.getAsInt(), "# " + key + " =");
        }
    }

    /** Gives a key another name. */
    void rename(String meter, String key, String other) {
        OptionalInt at = find(meter, key(key));
        at.ifPresent(line -> lines.set(line, lines.get(line).replaceFirst(key, other)));
    }

    /** Writes which version the file is of, above everything else if it does not say so yet. */
    void version(int version) {
        String line = "version = " + version;
        OptionalInt at = find(TOP, key("version"));
        if (at.isPresent()) {
            lines.set(at.getAsInt(), line);
        } else {
            lines.add(0, line);
        }
    }

    /** Takes a meter away, with all that stands in its section. */
    void removeMeter(String meter) {
        section(meter)
                .ifPresent(
                        section -> lines.subList(section.begin(), section.end()).clear());
    }

    /** The text as it is now. */
    String text() {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static Pattern key(String key) {
        return Pattern.compile("\\s*" + key + "\\s*=.*");
    }

    /** Lines from one header to the next; that of the top has none. */
    private record Section(int begin, int end) {}

    private Optional<Section> section(String meter) {
        int begin = 0;
        if (!meter.equals(TOP)) {
            while (begin < lines.size() && !isHeader(lines.get(begin), meter)) {
                begin++;
            }
        }
        if (begin == lines.size() && !meter.equals(TOP)) {
            return Optional.empty();
        }
        int end = meter.equals(TOP) ? 0 : begin + 1;
        while (end < lines.size() && !HEADER.matcher(lines.get(end)).matches()) {
            end++;
        }
        return Optional.of(new Section(begin, end));
    }

    private static boolean isHeader(String line, String meter) {
        Matcher header = HEADER.matcher(line);
        return header.matches() && meter.equals(header.group(1));
    }

    private OptionalInt find(String meter, Pattern pattern) {
        return section(meter).stream()
                .flatMapToInt(section -> IntStream.range(section.begin(), section.end()))
                .filter(at -> pattern.matcher(lines.get(at)).matches())
                .findFirst();
    }

    /** Behind the last line of a section that is not empty; the section is made if it is not there. */
    private void append(String meter, String line) {
        if (section(meter).isEmpty()) {
            lines.add("");
            lines.add("[meter." + meter + "]");
        }
        Section section = section(meter).orElseThrow();
        int end = section.end();
        while (end > section.begin() && lines.get(end - 1).isBlank()) {
            end--;
        }
        lines.add(end, line);
    }

    /** A value in brackets may go on over several lines. */
    private void removeValue(int begin) {
        int end = begin;
        int open = 0;
        do {
            String line = STRING_OR_COMMENT.matcher(lines.get(end)).replaceAll("");
            open += count(line, '[') - count(line, ']');
            end++;
        } while (open > 0 && end < lines.size());
        lines.subList(begin, end).clear();
    }

    private static int count(String line, char letter) {
        return (int) line.chars().filter(c -> c == letter).count();
    }

    private static String comment(String line) {
        Matcher value = COMMENTED.matcher(line.substring(line.indexOf('=') + 1).strip());
        return value.matches() ? String.valueOf(value.group(1)) : "";
    }

    /** Values as TOML writes them. */
    static String literal(List<String> values, boolean list) {
        String all = values.stream().map(SettingsText::literal).collect(Collectors.joining(", "));
        return list ? "[" + all + "]" : all;
    }

    private static String literal(String value) {
        if (BARE.matcher(value).matches()) {
            return value;
        }
        StringBuilder text = new StringBuilder("\"");
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (Character.isISOControl(c)) {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        return text.append('"').toString();
    }
}
