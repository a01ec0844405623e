package io.github.dsmr4j.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final Sessions sessions = new Sessions(now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void isOpenUntilItIsClosed() {
        String id = sessions.open();
        assertThat(id).matches("[0-9a-f]{64}");
        assertThat(sessions.isOpen(id)).isTrue();
        assertThat(sessions.isOpen("0".repeat(64))).isFalse();
        assertThat(sessions.isOpen("")).isFalse();
        sessions.close(id);
        assertThat(sessions.isOpen(id)).isFalse();
    }

    @Test
    void everyOneIsAnother() {
        assertThat(sessions.open()).isNotEqualTo(sessions.open());
    }

    @Test
    void endsWhenItIsNotUsed() {
        String id = sessions.open();
        pass(Sessions.IDLE);
        assertThat(sessions.isOpen(id)).isTrue();
        pass(Sessions.IDLE.plusNanos(1));
        assertThat(sessions.isOpen(id)).isFalse();
    }

    @Test
    void endsAnywayAfterSomeHours() {
        String id = sessions.open();
        for (Duration used = Duration.ZERO; used.compareTo(Sessions.LONGEST) < 0; used = used.plus(Sessions.IDLE)) {
            assertThat(sessions.isOpen(id)).isTrue();
            pass(Sessions.IDLE);
        }
        pass(Duration.ofNanos(1));
        assertThat(sessions.isOpen(id)).isFalse();
    }

    @Test
    void ofTooManyTheOldestEnds() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i <= Sessions.MAX; i++) {
            ids.add(sessions.open());
        }
        assertThat(ids).filteredOn(sessions::isOpen).isEqualTo(ids.subList(1, ids.size()));
    }
}
