package io.github.dsmr4j.core.telegram;

import java.util.Optional;

/**
 * A framer's calls of its listener, counted. What the listener throws first waits until no byte is left to look at, so
 * that none is lost.
 */
final class ListenerCalls {
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final TelegramListener listener;
    private final TelegramCounters counters;
    private boolean feeding;
    private long arrivedMillis;
    private Optional<RuntimeException> thrown = Optional.empty();

    ListenerCalls(TelegramListener listener, TelegramCounters counters) {
        this.listener = listener;
        this.counters = counters;
    }

    /** Bytes come. */
    void begin() {
        if (feeding) {
            throw new IllegalStateException("a listener must not feed the framer that calls it");
        }
        feeding = true;
        arrivedMillis = UNKNOWN;
    }

    /** They have been looked at. */
    void end() {
        feeding = false;
    }

    void throwPostponed() {
        Optional<RuntimeException> failure = thrown;
        thrown = Optional.empty();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** When the bytes that come arrived: asked of the clock once for all of them, as they came in one piece. */
    long arrivedMillis() {
        if (arrivedMillis == UNKNOWN) {
            arrivedMillis = System.currentTimeMillis();
        }
        return arrivedMillis;
    }

    /** Delivers a telegram, whose view is empty afterwards. */
    void telegram(Telegram view) {
        counters.add(view.crc());
        try {
            listener.telegram(view);
        } catch (RuntimeException e) {
            postpone(e);
        } finally {
            view.hide();
        }
    }

    void rejected(Rejection rejection) {
        counters.add(rejection.reason());
        try {
            listener.rejected(rejection);
        } catch (RuntimeException e) {
            postpone(e);
        }
    }

    private void postpone(RuntimeException failure) {
        if (thrown.isEmpty()) {
            thrown = Optional.of(failure);
        }
    }
}
