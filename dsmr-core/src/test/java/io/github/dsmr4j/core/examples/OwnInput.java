package io.github.dsmr4j.core.examples;

import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An application with its own input needs no transport of ours. Bytes that come in pieces, from its own serial port or
 * channel, go into a framer; a message that holds one whole telegram, such as an MQTT payload, is decoded at once.
 */
final class OwnInput {
    private final TelegramFramer framer;

    OwnInput(Consumer<Reading> application) {
        framer = new TelegramFramer(FramerOptions.DEFAULT, telegram -> application.accept(Reading.of(telegram)));
    }

    /** To be called with each piece that arrives. */
    void received(ByteBuffer piece) {
        framer.feed(piece);
    }

    /** To be called when the connection is lost, before it is made anew. */
    void connectionLost() {
        framer.end();
    }

    /** The power in a message, in watts. */
    static Optional<Quantity> powerOf(byte[] message) {
        return Telegram.decode(message) instanceof Telegram telegram
                ? Reading.of(telegram).powerDelivered().map(power -> power.in(Unit.WATT))
                : Optional.empty();
    }
}
