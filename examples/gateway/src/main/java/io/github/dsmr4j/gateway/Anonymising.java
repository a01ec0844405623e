package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramCounters;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.core.telegram.TelegramListener;
import io.github.dsmr4j.core.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;

/**
 * Reads a transport to its end and writes its telegrams without identifiers, as they come. What was rejected is left out:
 * nobody can tell what in it is an identifier.
 */
final class Anonymising implements TelegramListener {
    /** Where bytes go. */
    interface Sink extends Closeable {
        void write(byte[] bytes) throws IOException;

        @Override
        default void close() throws IOException {}
    }

    private static final int CHUNK = 16 * 1024;
    private static final byte[] CR_LF = "\r\n".getBytes(ISO_8859_1);
    private static final byte[] LF = "\n".getBytes(ISO_8859_1);

    private final TelegramFramer framer;
    private final Anonymiser anonymiser;
    private final Sink out;
    private final ByteArrayOutputStream found = new ByteArrayOutputStream();

    Anonymising(FramerOptions options, Anonymiser anonymiser, Sink out) {
        this.framer = new TelegramFramer(options, this);
        this.anonymiser = anonymiser;
        this.out = out;
    }

    TelegramCounters anonymise(Transport input) throws IOException {
        try (input) {
            input.open();
            byte[] chunk = new byte[CHUNK];
            for (int count = input.read(chunk, 0, CHUNK); count >= 0; count = input.read(chunk, 0, CHUNK)) {
                framer.feed(chunk, 0, count);
                passOn();
            }
            framer.end();
            passOn();
        }
        return framer.counters();
    }

    private void passOn() throws IOException {
        if (found.size() > 0) {
            out.write(found.toByteArray());
            found.reset();
        }
    }

    @Override
    public void telegram(Telegram telegram) {
        found.writeBytes(anonymiser.anonymise(telegram));
        found.writeBytes(telegram.toString().indexOf('\r') < 0 ? LF : CR_LF);
    }
}
