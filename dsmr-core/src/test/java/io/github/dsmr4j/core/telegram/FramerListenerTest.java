package io.github.dsmr4j.core.telegram;

import static io.github.dsmr4j.core.telegram.FramerInputs.IGNORED;
import static io.github.dsmr4j.core.telegram.FramerInputs.VALID;
import static io.github.dsmr4j.core.telegram.FramerInputs.WITHOUT;
import static io.github.dsmr4j.core.telegram.FramerInputs.WRONG;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Ways in and out of a framer: what it is fed, and what its listener may do. */
class FramerListenerTest {
    @Test
    void aByteBufferIsTakenLikeAnArray() {
        byte[] bytes = ("noise" + VALID + WRONG).getBytes(ISO_8859_1);
        List<String> whole = EventLog.whole(FramerOptions.DEFAULT, bytes).everything();
        for (ByteBuffer buffer : List.of(ByteBuffer.wrap(bytes), direct(bytes))) {
            EventLog log = new EventLog();
            TelegramFramer framer = new TelegramFramer(log);
            framer.feed(buffer);
            framer.end();
            assertThat(buffer.hasRemaining()).isFalse();
            assertThat(log.everything()).isEqualTo(whole);
        }
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    @Test
    void countersAddUp() {
        String input = "noise" + VALID + WRONG + WITHOUT.strip() + "   ";
        TelegramFramer framer = new TelegramFramer(new EventLog());
        framer.feed(input.getBytes(ISO_8859_1));
        framer.end();
        TelegramCounters counters = framer.counters();
        assertThat(counters.bytes()).isEqualTo(input.length());
        assertThat(counters.telegrams()).isEqualTo(2);
        assertThat(counters.telegrams(CrcStatus.VALID)).isEqualTo(1);
        assertThat(counters.telegrams(CrcStatus.ABSENT)).isEqualTo(1);
        assertThat(counters.rejections()).isEqualTo(1);
        assertThat(counters.rejections(Rejection.Reason.CRC_MISMATCH)).isEqualTo(1);
        assertThat(counters.bytesSkipped()).isEqualTo(5 + 2 * 2 + 3);
    }

    @Test
    void aViewIsEmptyAfterTheCall() {
        List<Telegram> views = new ArrayList<>();
        TelegramFramer framer = new TelegramFramer(views::add);
        framer.feed(VALID.getBytes(ISO_8859_1));
        assertThat(views).singleElement().satisfies(view -> {
            assertThat(view.length()).isZero();
            assertThat(view.identification()).isEmpty();
            assertThat(view.cursor().next()).isEqualTo(TelegramCursor.Item.END);
        });
    }

    /** A framer that its listener calls. */
    private static TelegramFramer calledBack(Consumer<TelegramFramer> call) {
        List<TelegramFramer> framers = new ArrayList<>();
        framers.add(new TelegramFramer(telegram -> call.accept(framers.get(0))));
        return framers.get(0);
    }

    @Test
    void aListenerMustNotFeed() {
        List<Consumer<TelegramFramer>> calls = List.of(
                framer -> framer.feed(new byte[1]),
                framer -> framer.feed(ByteBuffer.wrap(new byte[2])),
                TelegramFramer::end);
        for (Consumer<TelegramFramer> call : calls) {
            TelegramFramer framer = calledBack(call);
            assertThatThrownBy(() -> framer.feed(VALID.getBytes(ISO_8859_1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("listener");
            assertThat(framer.counters().bytes()).isEqualTo(VALID.length());
        }
    }

    @Test
    void whatAListenerThrowsComesOutOfEachWayIn() {
        RuntimeException thrown = new IllegalArgumentException("thrown on purpose");
        RuntimeException first = new IllegalArgumentException("thrown before");
        TelegramFramer framer = new TelegramFramer(new TelegramListener() {
            @Override
            public void telegram(Telegram telegram) {
                throw thrown;
            }

            @Override
            public void rejected(Rejection rejection) {
                throw first;
            }
        });
        assertThatThrownBy(() -> framer.feed(ByteBuffer.wrap(VALID.getBytes(ISO_8859_1))))
                .isSameAs(thrown);
        framer.feed(WITHOUT.strip().getBytes(ISO_8859_1));
        assertThatThrownBy(framer::end).isSameAs(thrown);
        assertThatThrownBy(() -> framer.feed((WRONG + VALID).getBytes(ISO_8859_1)))
                .isSameAs(first);
        assertThat(framer.counters().telegrams()).isEqualTo(3);
        assertThat(framer.counters().rejections()).isEqualTo(1);
    }

    @Test
    void saysHowItJudges() {
        assertThat(new TelegramFramer(IGNORED, telegram -> {}).options()).isSameAs(IGNORED);
    }

    @Test
    void anExceptionOfAListenerCostsNoByte() {
        EventLog log = new EventLog();
        RuntimeException thrown = new IllegalArgumentException("thrown on purpose");
        TelegramFramer framer = new TelegramFramer(telegram -> {
            log.telegram(telegram);
            throw thrown;
        });
        byte[] three = (VALID + VALID + VALID).getBytes(ISO_8859_1);
        assertThatThrownBy(() -> framer.feed(three)).isSameAs(thrown);
        assertThat(log.telegrams()).hasSize(3);
        framer.end();
        assertThatThrownBy(() -> framer.feed(three)).isSameAs(thrown);
        assertThat(log.telegrams()).hasSize(6);
    }

    @Test
    void anErrorOfAListenerDoesNotJoinWhatWasLostWithWhatComes() {
        EventLog log = new EventLog();
        TelegramFramer framer = new TelegramFramer(telegram -> {
            log.telegram(telegram);
            throw new AssertionError("thrown on purpose");
        });
        byte[] bytes = (WITHOUT + WITHOUT.substring(0, 30)).getBytes(ISO_8859_1);
        assertThatThrownBy(() -> framer.feed(bytes)).hasMessage("thrown on purpose");
        framer.feed(WITHOUT.substring(50).getBytes(ISO_8859_1));
        assertThat(log.telegrams()).hasSize(1);
    }

    @Test
    void aTelegramKnowsWhenItArrived() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        EventLog log = EventLog.whole(FramerOptions.DEFAULT, VALID.getBytes(ISO_8859_1));
        assertThat(log.telegrams().get(0).copy().received()).isBetween(before, Instant.now());
    }
}
