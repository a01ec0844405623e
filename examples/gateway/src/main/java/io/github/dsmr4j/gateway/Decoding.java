package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramCounters;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.core.telegram.TelegramListener;
import io.github.dsmr4j.core.transport.Transport;
import java.io.IOException;

/** Reads a transport to its end and writes a JSON line for each telegram and each rejection, as they come. */
final class Decoding implements TelegramListener {
    private static final int CHUNK = 16 * 1024;

    private final TelegramJson json = new TelegramJson();
    private final TelegramFramer framer;
    private final Output out;

    Decoding(FramerOptions options, Output out) {
        this.framer = new TelegramFramer(options, this);
        this.out = out;
    }

    TelegramCounters decode(Transport input) throws IOException {
        try (input) {
            input.open();
            byte[] chunk = new byte[CHUNK];
            for (int count = input.read(chunk, 0, CHUNK); count >= 0; count = input.read(chunk, 0, CHUNK)) {
                framer.feed(chunk, 0, count);
                out.flush();
            }
            framer.end();
            out.flush();
        }
        return framer.counters();
    }

    @Override
    public void telegram(Telegram telegram) {
        out.line(json.line(telegram));
    }

    @Override
    public void rejected(Rejection rejection) {
        out.line(json.line(rejection));
    }
}
