package io.github.dsmr4j.core.bench;

import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramCursor;
import io.github.dsmr4j.core.telegram.TelegramListener;
import io.github.dsmr4j.core.telegram.ValueView;

/** Decodes each object and each value of the telegrams it hears. */
final class Decoder implements TelegramListener {
    private final TelegramCursor cursor = new TelegramCursor();
    private long telegrams;
    private long sum;

    @Override
    public void telegram(Telegram telegram) {
        telegrams++;
        long decoded = 0;
        TelegramCursor objects = cursor.reset(telegram);
        while (objects.next() != TelegramCursor.Item.END) {
            decoded += objects.obis();
            for (int index = 0; index < objects.valueCount(); index++) {
                decoded += decode(objects.value(index));
            }
        }
        sum += decoded;
    }

    /** The inputs are good ones: work that was not done must not count as fast. */
    @Override
    public void rejected(Rejection rejection) {
        throw new IllegalStateException(rejection.toString());
    }

    private static long decode(ValueView value) {
        if (value.isNumber()) {
            return value.unscaled() + value.scale();
        }
        long second = value.localSecond();
        return second == ValueView.NO_TIME ? value.length() : second;
    }

    long telegrams() {
        return telegrams;
    }

    /** Depends on everything that was decoded. */
    long sum() {
        return sum;
    }
}
