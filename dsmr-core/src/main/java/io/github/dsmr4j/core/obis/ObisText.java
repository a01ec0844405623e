package io.github.dsmr4j.core.obis;

/** Reads the printed form of a reference, group by group. */
final class ObisText {
    private static final int NONE = -1;

    private final CharSequence text;
    private int at;
    private final int[] groups = {NONE, NONE, NONE, NONE, NONE, NONE};

    ObisText(CharSequence text) {
        this.text = text;
    }

    boolean isReference() {
        at = 0;
        boolean five = group(0)
                && separator("-")
                && group(1)
                && separator(":")
                && group(2)
                && separator(".")
                && group(3)
                && separator(".")
                && group(4);
        return five && (at == text.length() || (separator("*.") && group(5) && at == text.length()));
    }

    long packed() {
        return groups[5] == NONE
                ? Obis.pack(groups[0], groups[1], groups[2], groups[3], groups[4])
                : Obis.pack(groups[0], groups[1], groups[2], groups[3], groups[4], groups[5]);
    }

    private boolean group(int index) {
        int value = 0;
        int begin = at;
        while (at < text.length() && at - begin < 3 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + text.charAt(at++) - '0';
        }
        groups[index] = value;
        return at > begin;
    }

    private boolean separator(String allowed) {
        if (at == text.length() || allowed.indexOf(text.charAt(at)) < 0) {
            return false;
        }
        at++;
        return true;
    }
}
