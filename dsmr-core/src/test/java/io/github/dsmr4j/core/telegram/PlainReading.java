package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.telegram.LineProblem.Reason;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The oracle of the cursor: the lines of a telegram read by expressions over its text, as plainly as can be. */
final class PlainReading {
    private static final String UNITS = "k?wh|mwh|k?w|[km]?v|[km]?a|k?hz|s|[km]?varh?|k?vah?|d?m3|[gmk]j";
    private static final String BLANK = "[ \\t\\x0B\\f\\r]";
    private static final String F = "[*.]\\d{1,3}";
    /** A group goes on in the next line unless that looks like an object or a start, or is the end. */
    private static final String OPEN = "\\([^()\\n]*+(?:\\n(?!/|\\d+-\\d+:|\\z)[^()\\n]*+)*+";

    private static final String GROUP = OPEN + "\\)";

    private static final String GROUPS = "(?:" + GROUP + ")++" + BLANK + "*+(?=\\n|\\z)";

    private static final Pattern BETWEEN = Pattern.compile("(?:" + BLANK + "|\\n)*+");
    private static final Pattern REFERENCE =
            Pattern.compile("(\\d{1,3}-\\d{1,3}:\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}+)(?:" + F + "|(?![*.]))");
    private static final Pattern ALL_GROUPS = Pattern.compile(GROUPS + "(?:" + BETWEEN + GROUPS + ")*+");
    private static final Pattern SOME_GROUPS = Pattern.compile("(?:" + GROUP + ")*+");
    private static final Pattern ONE_GROUP = Pattern.compile("\\(([^()]*+)\\)");
    private static final Pattern OPEN_GROUP = Pattern.compile(OPEN);
    private static final Pattern NUMBER =
            Pattern.compile("(-?)(\\d+)(?:\\.(\\d+))?(?:\\*([^\\x00- *,]+)|((?i)" + UNITS + "))?[\\x00- ]*+");
    private static final Pattern TIME = Pattern.compile("\\d{12}[SW]?");

    private final String text;
    private int at;
    private final List<String> items = new ArrayList<>();

    private PlainReading(String text) {
        this.text = text;
    }

    /** What a cursor says about a telegram, item by item. */
    static List<String> of(Telegram telegram) {
        String whole = new String(telegram.bytes(), telegram.start(), telegram.length(), ISO_8859_1);
        PlainReading reading = new PlainReading(whole.substring(0, telegram.mark() - telegram.start()));
        reading.read();
        return reading.items;
    }

    /** The same, said by a cursor. */
    static List<String> byCursor(Telegram telegram) {
        List<String> items = new ArrayList<>();
        TelegramCursor cursor = telegram.cursor();
        while (cursor.next() != TelegramCursor.Item.END) {
            if (cursor.item() == TelegramCursor.Item.PROBLEM) {
                items.add(cursor.problem().toString());
                continue;
            }
            StringBuilder item = new StringBuilder(cursor.position() + " " + new Obis(cursor.obis()));
            for (int index = 0; index < cursor.valueCount(); index++) {
                item.append(described(cursor.value(index)));
            }
            items.add(item.toString());
        }
        return items;
    }

    private static String described(ValueView value) {
        String number = value.isNumber() ? value.unscaled() + "/" + value.scale() + " " + value.unit() : "";
        return described(value.text(), number, value.localSecond());
    }

    private static String described(String text, String number, long second) {
        return " (" + text + ")" + (number.isEmpty() ? "" : " = " + number) + " @" + second;
    }

    private void read() {
        at = Math.max(text.indexOf('\n'), 0);
        while (skip(BETWEEN) && at < text.length()) {
            if (!readObject()) {
                readProblem();
            }
        }
    }

    private boolean skip(Pattern pattern) {
        Matcher matcher = matcher(pattern);
        boolean found = matcher.lookingAt();
        at = found ? matcher.end() : at;
        return found;
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
    }

    private boolean readObject() {
        Matcher reference = matcher(REFERENCE);
        if (!reference.lookingAt()) {
            return false;
        }
        Matcher groups = ALL_GROUPS.matcher(text).region(reference.end(), text.length());
        if (!groups.lookingAt()) {
            return false;
        }
        String obis = Obis.parse(reference.group()).orElseThrow().toString();
        StringBuilder item = new StringBuilder(at + " " + obis);
        ONE_GROUP.matcher(groups.group()).results().forEach(group -> item.append(value(group.group(1))));
        items.add(item.toString());
        at = groups.end();
        return true;
    }

    private static String value(String printed) {
        String value = printed.replaceAll("\\r?\\n", "");
        return described(value, number(value), second(value));
    }

    private static String number(String value) {
        Matcher matcher = NUMBER.matcher(value);
        if (!matcher.matches()) {
            return "";
        }
        String fraction = matcher.group(3) == null ? "" : matcher.group(3);
        String digits = matcher.group(2) + fraction;
        String starless = matcher.group(5);
        boolean vague = starless != null && starless.length() == 1 && fraction.isEmpty();
        if (digits.length() > ValueView.MAX_DIGITS || (vague && (matcher.group(1) + digits).length() != 3)) {
            return "";
        }
        String unit = starless != null ? starless : matcher.group(4) == null ? "" : matcher.group(4);
        return Long.parseLong(matcher.group(1) + digits) + "/" + fraction.length() + " " + unit;
    }

    private static long second(String value) {
        if (!TIME.matcher(value).matches() || value.matches("(00|70)0101.*")) {
            return ValueView.NO_TIME;
        }
        int[] parts = new int[6];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = Integer.parseInt(value.substring(2 * part, 2 * part + 2));
        }
        try {
            return LocalDateTime.of(2000 + parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])
                    .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return ValueView.NO_TIME;
        }
    }

    private void readProblem() {
        Reason reason = reason();
        int begin = text.lastIndexOf('\n', at - 1) + 1;
        at = begin;
        while (at < text.length() && !endsProblem(begin)) {
            at++;
        }
        String raw = text.substring(begin, at).replaceAll("\\r+\\z", "");
        int line = 1
                + (int) text.substring(0, begin).chars().filter(c -> c == '\n').count();
        items.add(new LineProblem(line, begin, reason, raw).toString());
    }

    /** A line end does, unless exactly one group is open and may go on. */
    private boolean endsProblem(int begin) {
        if (text.charAt(at) != '\n') {
            return false;
        }
        String before = text.substring(begin, at);
        long open = before.chars().filter(c -> c == '(').count()
                - before.chars().filter(c -> c == ')').count();
        return open != 1 || matcher(Pattern.compile("\\n(?:/|\\d+-\\d+:|\\z)")).lookingAt();
    }

    private Reason reason() {
        int begin = at;
        try {
            if (text.charAt(at) == '(') {
                return Reason.NO_OBJECT_TO_CONTINUE;
            }
            if (!skip(REFERENCE)) {
                return Reason.NO_REFERENCE;
            }
            if (at == text.length() || text.charAt(at) != '(') {
                return Reason.NO_VALUE;
            }
            skip(SOME_GROUPS);
            if (!skip(OPEN_GROUP)) {
                return Reason.TEXT_AFTER_GROUP;
            }
            return at < text.length() && text.charAt(at) == '(' ? Reason.NESTED_GROUP : Reason.UNCLOSED_GROUP;
        } finally {
            at = begin;
        }
    }
}
