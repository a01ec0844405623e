package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.transport.P1Listener;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.ReaderFailure;
import io.github.dsmr4j.core.transport.ReaderOptions;
import io.github.dsmr4j.core.transport.ReaderState;
import io.github.dsmr4j.core.transport.Transport;
import io.github.dsmr4j.gateway.web.SettingsDesk.Trial;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads a source until a telegram comes, or for some seconds. */
final class SourceTrial implements P1Listener {
    private static final int LIMIT_SECONDS = 12;

    private final CompletableFuture<Trial> result = new CompletableFuture<>();

    private SourceTrial() {}

    static Trial of(Transport transport, ReaderOptions options) throws InterruptedException {
        SourceTrial trial = new SourceTrial();
        try (P1Reader reader = new P1Reader(transport, options, trial)) {
            reader.start();
            try {
                return trial.result.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                long bytes = reader.statistics().telegrams().bytes();
                return new Trial(
                        false,
                        "bad",
                        "no telegram within " + LIMIT_SECONDS + " s, and " + bytes + " bytes of something else");
            }
        }
    }

    @Override
    public void telegram(Telegram telegram) {
        result.complete(new Trial(true, "telegram", telegram.identification()));
    }

    @Override
    public void failed(ReaderFailure failure) {
        result.complete(new Trial(false, "bad", failure.message()));
    }

    @Override
    public void stateChanged(ReaderState state) {
        if (state == ReaderState.ENDED) {
            result.complete(new Trial(false, "bad", "the recording ended without a telegram"));
        }
    }
}
