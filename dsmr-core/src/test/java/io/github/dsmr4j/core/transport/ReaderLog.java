package io.github.dsmr4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.cipher.RepeatedCounter;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Notes what it hears of a reader, in one word each, and what was noticed apart from that. */
class ReaderLog implements P1Listener {
    final List<String> heard = new CopyOnWriteArrayList<>();
    final List<ReaderNotice> notices = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Telegram> telegrams = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<ReaderFailure> failures = new LinkedBlockingQueue<>();

    @Override
    public void telegram(Telegram telegram) {
        heard.add("telegram");
        telegrams.add(telegram.copy());
    }

    @Override
    public void rejected(Rejection rejection) {
        heard.add(rejection.reason().code());
    }

    @Override
    public void counterRepeated(RepeatedCounter repeated) {
        heard.add("repeated");
    }

    @Override
    public void stateChanged(ReaderState state) {
        heard.add(state.name());
    }

    @Override
    public void failed(ReaderFailure failure) {
        heard.add(failure.message());
        failures.add(failure);
    }

    @Override
    public void noticed(ReaderNotice notice) {
        notices.add(notice);
    }

    /** Waits for the next telegram. */
    Telegram next() throws InterruptedException {
        return next(telegrams);
    }

    /** Waits for the next failure of a kind. */
    void awaitFailure(ReaderFailure.Kind kind) throws InterruptedException {
        while (next(failures).kind() != kind) {
            assertThat(heard).hasSizeLessThan(10_000);
        }
    }

    private <T> T next(LinkedBlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("within 30 s; heard so far: " + heard).isNotNull();
        return next;
    }

    /** Forgets the telegrams that nobody waited for. */
    void passTelegrams() {
        telegrams.clear();
    }

    List<String> notices(ReaderNotice.Kind kind) {
        return notices.stream()
                .filter(notice -> notice.kind() == kind)
                .map(ReaderNotice::text)
                .toList();
    }
}
