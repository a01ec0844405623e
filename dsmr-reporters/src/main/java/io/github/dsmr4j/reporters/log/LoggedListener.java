package io.github.dsmr4j.reporters.log;

import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.transport.P1Listener;
import io.github.dsmr4j.core.transport.ReaderFailure;
import io.github.dsmr4j.core.transport.ReaderNotice;
import io.github.dsmr4j.core.transport.ReaderState;
import java.util.Objects;
import org.slf4j.Logger;

/**
 * Logs what a reader notices and hands everything on to another listener: problems as warnings, the rest as information.
 * The reader sums its notices up, so that no meter, cable or server can fill a log.
 *
 * <p>Threads as {@link P1Listener} says.
 */
public final class LoggedListener implements P1Listener {
    private final Logger log;
    private final P1Listener listener;

    /**
     * A listener with a log.
     *
     * @param log where notices go
     * @param listener told everything, notices too, after they are logged
     */
    public LoggedListener(Logger log, P1Listener listener) {
        this.log = Objects.requireNonNull(log, "log");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    @Override
    public void noticed(ReaderNotice notice) {
        if (notice.kind().isProblem()) {
            log.warn("{}", notice.text());
        } else {
            log.info("{}", notice.text());
        }
        listener.noticed(notice);
    }

    @Override
    public void telegram(Telegram telegram) {
        listener.telegram(telegram);
    }

    @Override
    public void rejected(Rejection rejection) {
        listener.rejected(rejection);
    }

    @Override
    public void stateChanged(ReaderState state) {
        listener.stateChanged(state);
    }

    @Override
    public void failed(ReaderFailure failure) {
        listener.failed(failure);
    }
}
