package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitedLogTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long now;
    private final PrintStream log = new PrintStream(new LimitedLog(written, () -> now), true, UTF_8);

    private void print(int count) {
        for (int line = 0; line < count; line++) {
            log.println("línea");
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void whatIsWithinTheLimitIsPrintedAsItIs() {
        for (int hour = 0; hour < 3; hour++) {
            print(LimitedLog.LINES);
            pass(Duration.ofHours(1));
        }
        assertThat(written.toString(UTF_8)).isEqualTo("línea\n".repeat(3 * LimitedLog.LINES));
    }

    @Test
    void aFloodIsCutAndItsRestCounted() {
        print(5000);
        assertThat(written.toString(UTF_8)).isEqualTo("línea\n".repeat(LimitedLog.LINES));
        pass(Duration.ofSeconds(59));
        print(1);
        assertThat(written.toString(UTF_8)).isEqualTo("línea\n".repeat(LimitedLog.LINES));
        pass(Duration.ofSeconds(1));
        print(2);
        assertThat(written.toString(UTF_8))
                .endsWith("línea\n" + (5001 - LimitedLog.LINES)
                        + " further lines within a minute were left out\nlínea\nlínea\n");
    }

    @Test
    void aLineInPiecesIsOne() {
        for (int line = 0; line < LimitedLog.LINES; line++) {
            log.print("a");
            log.write('b');
            log.print("c\n");
        }
        log.print("left ");
        log.print("out\n");
        log.print("left out\n");
        assertThat(written.toString(UTF_8)).isEqualTo("abc\n".repeat(LimitedLog.LINES));
    }

    @Test
    void severalLinesAtOnceAreCounted() {
        log.print("x\n".repeat(LimitedLog.LINES - 1) + "y\nz\n");
        assertThat(written.toString(UTF_8)).endsWith("x\ny\n");
    }
}
