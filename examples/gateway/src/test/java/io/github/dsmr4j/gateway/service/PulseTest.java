package io.github.dsmr4j.gateway.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PulseTest {
    private final Silence silence = new Silence();
    private long now;
    private final Pulse pulse = new Pulse(silence, () -> now);

    /** A source of which nothing comes. */
    private static final class Silence implements Transport {
        private int opened;
        private int closed;

        @Override
        public String name() {
            return "silence";
        }

        @Override
        public boolean isLive() {
            return false;
        }

        @Override
        public void open() {
            opened++;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                throw new IOException("no room");
            }
            return 0;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void beatsWhileItIsReadThoughNothingComes() throws Exception {
        for (int minute = 0; minute < 60; minute++) {
            pass(Duration.ofMinutes(1));
            assertThat(pulse.read(new byte[1], 0, 1)).isZero();
            assertThat(pulse.beats()).isTrue();
        }
    }

    @Test
    void beatsWhileItIsOpenedNowAndThen() throws Exception {
        for (int time = 0; time < 60; time++) {
            pulse.open();
            pass(Pulse.PATIENCE);
            assertThat(pulse.beats()).isTrue();
        }
    }

    @Test
    void stopsWhenItsReaderHangs() throws Exception {
        pulse.read(new byte[1], 0, 1);
        pass(Pulse.PATIENCE.plusNanos(1));
        assertThat(pulse.beats()).isFalse();
        pulse.close();
        assertThat(pulse.beats()).isFalse();
    }

    @Test
    void isTheSameSource() throws Exception {
        assertThat(pulse.name()).isEqualTo("silence");
        assertThat(pulse.isLive()).isFalse();
        pulse.open();
        pulse.close();
        assertThat(List.of(silence.opened, silence.closed)).containsExactly(1, 1);
        assertThatThrownBy(() -> pulse.read(new byte[0], 0, 0)).hasMessage("no room");
    }
}
