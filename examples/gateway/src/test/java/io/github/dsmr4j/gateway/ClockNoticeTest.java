package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class ClockNoticeTest {
    private static final String ZONE = "if the meter does not stand in the zone Europe/Amsterdam, say so with --zone";

    private final StringWriter err = new StringWriter();
    private final ClockNotice notice = new ClockNotice(new PrintWriter(err));

    /** Telegrams of a meter whose clock has that offset. */
    private void telegrams(int count, int offset) {
        String time =
                DateTimeFormatter.ofPattern("yyMMddHHmmss").format(Instant.now().atOffset(ZoneOffset.ofHours(offset)));
        byte[] telegram = ("/ABC5\r\n\r\n0-0:1.0.0(" + time + "W)\r\n!\r\n").getBytes(US_ASCII);
        for (int number = 0; number < count; number++) {
            notice.look(Reading.of((Telegram) Telegram.decode(telegram)));
        }
    }

    @Test
    void aMeterOfAnotherZoneIsToldOnce() {
        telegrams(9, 2);
        assertThat(err.toString()).isEmpty();
        telegrams(20, 2);
        assertThat(err.toString().lines())
                .containsExactly("the meter's clock is 1 hour ahead of that of this machine; " + ZONE);
    }

    @Test
    void andAgainWhenThatChanged() {
        telegrams(10, -1);
        telegrams(10, 1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "the meter's clock is 2 hours behind that of this machine; " + ZONE,
                        "the meter's clock and that of this machine agree again");
    }
}
