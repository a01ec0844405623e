package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.cipher.CipherListener;
import io.github.dsmr4j.core.cipher.Decryption;
import io.github.dsmr4j.core.cipher.RepeatedCounter;
import io.github.dsmr4j.core.telegram.Framer;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramCounters;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.core.transport.Transport;
import java.io.IOException;
import java.util.Optional;

/** Reads a transport to its end and writes each telegram and each rejection, as they come. */
final class Decoding implements CipherListener {
    private static final int CHUNK = 16 * 1024;

    private final DecodedText form;
    private final Framer framer;
    private final Output out;
    private Optional<RepeatedCounter> firstRepeated = Optional.empty();

    Decoding(FramerOptions options, Optional<Decryption> decryption, DecodedText form, Output out) {
        this.form = form;
        this.framer = decryption
                .<Framer>map(keys -> keys.framer(options, this))
                .orElseGet(() -> new TelegramFramer(options, this));
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
            form.ending().ifPresent(out::line);
            out.flush();
        }
        return framer.counters();
    }

    @Override
    public void telegram(Telegram telegram) {
        out.line(form.text(telegram));
    }

    @Override
    public void rejected(Rejection rejection) {
        out.line(form.text(rejection));
    }

    @Override
    public void counterRepeated(RepeatedCounter repeated) {
        firstRepeated = firstRepeated.or(() -> Optional.of(repeated));
    }

    /** The first frame counter that did not grow: a recording may hold thousands. */
    Optional<RepeatedCounter> firstRepeated() {
        return firstRepeated;
    }
}
