package io.github.dsmr4j.core.telegram;

import java.util.Arrays;
import java.util.Optional;

/** Keeps the first telegram and the first rejection that a framer finds. */
final class SingleTelegram implements TelegramListener {
    private Optional<Telegram> first = Optional.empty();
    private Optional<Rejection> firstRejection = Optional.empty();

    @Override
    public void telegram(Telegram telegram) {
        if (first.isEmpty()) {
            first = Optional.of(telegram.copy());
        }
    }

    @Override
    public void rejected(Rejection rejection) {
        if (firstRejection.isEmpty()) {
            firstRejection = Optional.of(rejection);
        }
    }

    TelegramResult result(byte[] bytes) {
        if (first.isPresent()) {
            return first.get();
        }
        return firstRejection.orElseGet(() -> new Rejection(
                Rejection.Reason.NO_TELEGRAM,
                0,
                bytes.length,
                Arrays.copyOf(bytes, Math.min(bytes.length, Rejection.MAX_SAMPLE))));
    }
}
