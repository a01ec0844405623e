package io.github.dsmr4j.core.telegram;

/** Reads {@code YYMMDDhhmmssX}. */
final class PrintedTime {
    static final int LENGTH_WITH_SEASON = 13;

    private static final int LENGTH = 12;
    private static final int SECONDS_A_DAY = 86_400;

    private PrintedTime() {}

    static boolean isTimestamp(byte[] bytes, int begin, int end) {
        int length = end - begin;
        if (length == LENGTH_WITH_SEASON) {
            if (bytes[end - 1] != 'S' && bytes[end - 1] != 'W') {
                return false;
            }
        } else if (length != LENGTH) {
            return false;
        }
        for (int at = begin; at < begin + LENGTH; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return true;
    }

    static long localSecond(byte[] bytes, int begin, int end) {
        if (!isTimestamp(bytes, begin, end)) {
            return ValueView.NO_TIME;
        }
        int year = 2000 + twoDigits(bytes, begin);
        int month = twoDigits(bytes, begin + 2);
        int day = twoDigits(bytes, begin + 4);
        int hour = twoDigits(bytes, begin + 6);
        int minute = twoDigits(bytes, begin + 8);
        int second = twoDigits(bytes, begin + 10);
        boolean exists = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(month, year);
        boolean neverSet = (year == 2000 || year == 2070) && month == 1 && day == 1;
        if (!exists || neverSet || hour > 23 || minute > 59 || second > 59) {
            return ValueView.NO_TIME;
        }
        return epochDay(year, month, day) * SECONDS_A_DAY + hour * 3600L + minute * 60L + second;
    }

    private static int twoDigits(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }

    private static int daysOf(int month, int year) {
        return switch (month) {
            case 2 -> year % 4 == 0 ? 29 : 28; // right for 2000..2099
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1970, for 2000..2099: years begin in March here, so that the leap day is the last one. */
    private static long epochDay(int year, int month, int day) {
        int years = year - 2000 - (month <= 2 ? 1 : 0);
        int months = (month + 9) % 12;
        int march2000 = 11_017;
        return march2000 + 365L * years + Math.floorDiv(years, 4) + (153 * months + 2) / 5 + day - 1;
    }
}
