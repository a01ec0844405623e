package io.github.dsmr4j.core.telegram;

/** Reads {@code YYMMDDhhmmssX}. */
final class PrintedTime {
    static final int LENGTH_WITH_SEASON = 13;

    private static final int LENGTH = 12;
    private static final int SECONDS_A_DAY = 86_400;
    /** Years that meters print, on the first of January, when their clock was never set: 2000, and 1970 as 70. */
    private static final int UNSET = 0;

    private static final int UNSET_UNIX = 70;

    private PrintedTime() {}

    static boolean isTimestamp(byte[] bytes, int begin, int end) {
        int length = end - begin;
        return (length == LENGTH || (length == LENGTH_WITH_SEASON && isSeason(bytes[end - 1])))
                && FastText.isDigits(bytes, begin)
                && FastText.isDigits(bytes, begin + 4);
    }

    /** {@code S} or {@code W}, which differ in one bit: which of them it is cannot be guessed. */
    private static boolean isSeason(byte b) {
        return (b & ~('S' ^ 'W')) == 'S';
    }

    static long localSecond(byte[] bytes, int begin, int end) {
        if (!isTimestamp(bytes, begin, end)) {
            return ValueView.NO_TIME;
        }
        long date = FastText.pairs(bytes, begin);
        long time = FastText.pairs(bytes, begin + 4);
        int year = number(date, 0);
        int month = number(date, 1);
        int day = number(date, 2);
        int hour = number(date, 3);
        int minute = number(time, 2);
        int second = number(time, 3);
        boolean exists = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(month, year);
        boolean neverSet = month == 1 && day == 1 && (year == UNSET || year == UNSET_UNIX);
        if (!exists || neverSet || hour > 23 || minute > 59 || second > 59) {
            return ValueView.NO_TIME;
        }
        return epochDay(year, month, day) * SECONDS_A_DAY + hour * 3600L + minute * 60L + second;
    }

    private static int number(long pairs, int index) {
        return (int) (pairs >>> (16 * index)) & 0xFF;
    }

    private static int daysOf(int month, int year) {
        if (month == 2) {
            return year % 4 == 0 ? 29 : 28; // right for 2000..2099
        }
        // From August on, the even months are the long ones.
        return 30 + ((month + (month >>> 3)) & 1);
    }

    /** Days since 1970, for 2000..2099: years begin in March here, so that the leap day is the last one. */
    private static long epochDay(int year, int month, int day) {
        int early = month <= 2 ? 1 : 0;
        int years = year - early;
        int months = month - 3 + 12 * early;
        int march2000 = 11_017;
        return march2000 + 365L * years + (years >> 2) + (153 * months + 2) / 5 + day - 1;
    }
}
