package io.github.dsmr4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.transport.ReaderNotice.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private final List<ReaderNotice> told = new ArrayList<>();
    private final Notices notices = new Notices(told::add);

    private static long at(long second) {
        return second * 1_000_000_000L;
    }

    private void rejectAt(long second) {
        notices.add(Kind.REJECTED, () -> "at " + second, at(second));
    }

    @Test
    void tellsTheFirstAtOnce() {
        rejectAt(0);
        assertThat(told).containsExactly(new ReaderNotice(Kind.REJECTED, 1, "at 0"));
    }

    @Test
    void countsTheFollowingForAMinute() {
        for (int second = 0; second < 150; second++) {
            rejectAt(second);
        }
        assertThat(told)
                .extracting(ReaderNotice::text)
                .containsExactly("at 0", "60 times, the last: at 60", "60 times, the last: at 120");
    }

    @Test
    void tellsTheCountThoughNothingFollows() {
        rejectAt(0);
        rejectAt(1);
        rejectAt(2);
        notices.tellDue(at(59));
        assertThat(told).hasSize(1);
        notices.tellDue(at(60));
        notices.tellDue(at(200));
        assertThat(told).hasSize(2).last().hasToString("2 times, the last: at 2");
    }

    @Test
    void tellsASingleEventAfterAMinuteAtOnce() {
        rejectAt(0);
        rejectAt(100);
        rejectAt(110);
        assertThat(told).extracting(ReaderNotice::text).containsExactly("at 0", "at 100");
    }

    @Test
    void tellsWhatIsLeftAtTheEnd() {
        rejectAt(0);
        notices.tellAll(at(1));
        rejectAt(1);
        notices.tellAll(at(1));
        assertThat(told).extracting(ReaderNotice::text).containsExactly("at 0", "at 1");
    }

    @Test
    void keepsTheKindsApart() {
        rejectAt(0);
        notices.add(Kind.OPENED, () -> "open", at(0));
        assertThat(told).extracting(ReaderNotice::kind).containsExactly(Kind.REJECTED, Kind.OPENED);
        assertThat(told).extracting(notice -> notice.kind().isProblem()).containsExactly(true, false);
    }

    @Test
    void afterALossThatWasToldItIsToldAtOnceThatTheSourceIsBack() {
        notices.add(Kind.OPENED, () -> "open", at(0));
        notices.add(Kind.LOST, () -> "lost", at(10));
        notices.add(Kind.OPENED, () -> "open again", at(12));
        assertThat(told).extracting(ReaderNotice::text).containsExactly("open", "lost", "open again");
    }

    @Test
    void ofASourceThatFlapsWhatIsToldLastIsHowThingsStand() {
        for (int second = 0; second <= 20; second += 10) {
            int at = second;
            notices.add(Kind.OPENED, () -> "open " + at, at(second));
            notices.add(Kind.LOST, () -> "lost " + at, at(second + 1));
        }
        notices.add(Kind.OPENED, () -> "open at last", at(22));
        notices.tellDue(at(60));
        notices.tellDue(at(61));
        notices.tellDue(at(100));
        assertThat(told)
                .extracting(ReaderNotice::text)
                .containsExactly(
                        "open 0", "lost 0", "open 10", "2 times, the last: lost 20", "2 times, the last: open at last");
    }
}
