package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrintedTimeTest {
    private static long localSecond(String text) {
        byte[] bytes = Arrays.copyOf(text.getBytes(US_ASCII), text.length() + FastText.REACH);
        return PrintedTime.localSecond(bytes, 0, text.length());
    }

    @Test
    void everyDayOfTheCenturyIsThatOfTheCalendar() {
        for (int year = 0; year < 100; year++) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    assertThat(localSecond(String.format("%02d%02d%02d123456W", year, month, day)))
                            .as("%02d-%02d-%02d", year, month, day)
                            .isEqualTo(expected(year, month, day));
                }
            }
        }
    }

    private static long expected(int year, int month, int day) {
        boolean exists = month >= 1 && month <= 12 && day >= 1;
        if (!exists || day > YearMonth.of(2000 + year, month).lengthOfMonth()) {
            return ValueView.NO_TIME;
        }
        boolean neverSet = month == 1 && day == 1 && (year == 0 || year == 70);
        LocalDate date = LocalDate.of(2000 + year, month, day);
        return neverSet ? ValueView.NO_TIME : date.toEpochSecond(LocalTime.of(12, 34, 56), ZoneOffset.UTC);
    }

    @Test
    void anHourAMinuteAndASecondHaveTheirLimits() {
        long midnight = localSecond("240229000000S");
        assertThat(midnight).isEqualTo(LocalDate.of(2024, 2, 29).toEpochDay() * 86_400);
        assertThat(localSecond("240229235959S")).isEqualTo(midnight + 86_399);
        assertThat(localSecond("240229240000S")).isEqualTo(ValueView.NO_TIME);
        assertThat(localSecond("240229006000S")).isEqualTo(ValueView.NO_TIME);
        assertThat(localSecond("240229000060S")).isEqualTo(ValueView.NO_TIME);
    }
}
