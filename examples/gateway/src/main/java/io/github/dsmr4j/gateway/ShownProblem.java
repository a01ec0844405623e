package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.telegram.LineProblem;

/** A line that is no data object, with a caret under the place where it stops being one. */
final class ShownProblem {
    private static final String INDENT = "  ";
    private static final int MOST_BEFORE = 60;
    private static final int MOST_BEHIND = 40;
    private static final String ELLIPSIS = "\u2026";

    private ShownProblem() {}

    static String text(LineProblem problem) {
        String raw = problem.raw();
        int spot = spot(raw);
        int from = Math.max(0, spot - MOST_BEFORE);
        int to = Math.min(raw.length(), spot + MOST_BEHIND);
        String before = (from > 0 ? ELLIPSIS : "") + ShownText.escaped(raw.substring(from, spot));
        String behind = ShownText.escaped(raw.substring(spot, to));
        boolean cut = to - from < raw.length();
        return "line " + problem.line() + ": " + problem.reason() + "\n"
                + INDENT + before + behind + (cut ? ELLIPSIS + " (" + raw.length() + " characters)" : "") + "\n"
                + INDENT + " ".repeat(before.length()) + "^";
    }

    /** How much of a line has the form of a data object. */
    static int spot(String line) {
        int at = 0;
        for (char separator : "-:..".toCharArray()) {
            at = behindNumber(line, at);
            if (at == line.length() || line.charAt(at) != separator) {
                return at;
            }
            at++;
        }
        int end = behindNumber(line, at);
        return end == at ? at : spotInGroups(line, behindF(line, end));
    }

    private static int behindNumber(String line, int from) {
        int at = from;
        while (at < line.length() && at - from < 3 && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static int behindF(String line, int from) {
        boolean separated = from < line.length() && "*.".indexOf(line.charAt(from)) >= 0;
        return separated ? behindNumber(line, from + 1) : from;
    }

    private static int spotInGroups(String line, int from) {
        int at = behindBlanks(line, from);
        while (at < line.length() && line.charAt(at) == '(') {
            int next = nextParenthesis(line, at + 1);
            if (next == line.length()) {
                return at;
            }
            if (line.charAt(next) == '(') {
                return next;
            }
            at = behindBlanks(line, next + 1);
        }
        return at;
    }

    private static int behindBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static int nextParenthesis(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) != '(' && line.charAt(at) != ')') {
            at++;
        }
        return at;
    }
}
