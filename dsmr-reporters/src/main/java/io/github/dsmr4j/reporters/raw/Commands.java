package io.github.dsmr4j.reporters.raw;

import java.nio.ByteBuffer;

/**
 * What a client types. Letters alone count, so that telnet's negotiation and whatever else a program sends does no harm;
 * of a line no more is kept than the longest command.
 */
final class Commands {
    /** What a piece of input asks for. */
    enum Command {
        NOTHING,
        PING,
        BYE
    }

    private static final int MAX_COMMAND = 4;

    private final StringBuilder letters = new StringBuilder(MAX_COMMAND + 1);

    /** The last command of a piece of input, but nothing counts behind a {@code bye}. */
    Command read(ByteBuffer input) {
        Command last = Command.NOTHING;
        while (input.hasRemaining() && last != Command.BYE) {
            Command next = read((char) (input.get() & 0xFF));
            last = next == Command.NOTHING ? last : next;
        }
        return last;
    }

    private Command read(char character) {
        if (character == '\r' || character == '\n') {
            String line = letters.toString();
            letters.setLength(0);
            return command(line);
        }
        char lower = (char) (character | 0x20);
        if (lower >= 'a' && lower <= 'z' && letters.length() <= MAX_COMMAND) {
            letters.append(lower);
        }
        return Command.NOTHING;
    }

    private static Command command(String line) {
        return switch (line) {
            case "ping" -> Command.PING;
            case "bye" -> Command.BYE;
            default -> Command.NOTHING;
        };
    }
}
