package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RejectionNoticesTest {
    private static final String INCOMPLETE =
            "the telegram is incomplete (7 bytes at offset 0, beginning with \"/ABC5..\")";

    private final Rejection rejection = (Rejection) Telegram.decode("/ABC5\r\n".getBytes(ISO_8859_1));
    private final StringWriter err = new StringWriter();
    private long now;
    private final RejectionNotices notices = new RejectionNotices(new PrintWriter(err), () -> now);

    @Test
    void tellsOfTheFirstAtOnce() {
        notices.rejected(rejection);

        assertThat(err.toString().lines()).containsExactly("rejected: " + INCOMPLETE);
    }

    @Test
    void tellsOfFurtherOnesEveryTenSeconds() {
        for (int second = 0; second < 20; second++) {
            now = Duration.ofSeconds(second).toNanos();
            notices.rejected(rejection);
        }

        assertThat(err.toString().lines())
                .containsExactly("rejected: " + INCOMPLETE, "10 rejected, the last: " + INCOMPLETE);
    }

    @Test
    void tellsOfTheLastOnesWhenRejectionsStop() {
        notices.rejected(rejection);
        notices.rejected(rejection);
        now = Duration.ofSeconds(11).toNanos();
        notices.tellIfDue();
        notices.tellIfDue();

        assertThat(err.toString().lines()).containsExactly("rejected: " + INCOMPLETE, "rejected: " + INCOMPLETE);
    }

    @Test
    void tellsNothingOfNone() {
        notices.tellIfDue();

        assertThat(err.toString()).isEmpty();
    }
}
