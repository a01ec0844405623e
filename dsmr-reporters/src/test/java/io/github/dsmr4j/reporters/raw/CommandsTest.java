package io.github.dsmr4j.reporters.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.reporters.raw.Commands.Command;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
    private final Commands commands = new Commands();

    private Command read(String text) {
        return commands.read(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
    }

    @ParameterizedTest
    @CsvSource({
        "ping\\r\\n, PING",
        "ping\\n, PING",
        "ping\\r, PING",
        "PiNg\\r\\n, PING",
        "' ping \\r\\n', PING",
        "bye\\n, BYE",
        "BYE\\r\\n, BYE",
        "ping, NOTHING",
        "pin\\n, NOTHING",
        "pinging\\n, NOTHING",
        "goodbye\\n, NOTHING",
        "\\r\\n\\r\\n, NOTHING",
        "ping\\nbye\\n, BYE",
        "bye\\nping\\n, BYE",
        "ping\\nhello\\n, PING",
        "/?!\\r\\n, NOTHING",
    })
    void knowsTwoWords(String text, Command expected) {
        assertThat(read(text.replace("\\r", "\r").replace("\\n", "\n"))).isEqualTo(expected);
    }

    @Test
    void readsByteByByte() {
        for (char letter : "\r\nping".toCharArray()) {
            assertThat(read(String.valueOf(letter))).isEqualTo(Command.NOTHING);
        }
        assertThat(read("\n")).isEqualTo(Command.PING);
    }

    @Test
    void passesOverWhatTelnetNegotiates() {
        assertThat(read("\u00ff\u00fd\u0003\u00ff\u00fb\u0018\u00ff\u00fb\u001f\u00ff\u00fb ping\r\n"))
                .isEqualTo(Command.PING);
    }

    @Test
    void forgetsALineThatNeverEnds() {
        for (int i = 0; i < 1000; i++) {
            assertThat(read("x".repeat(1000))).isEqualTo(Command.NOTHING);
        }
        assertThat(read("ping\n")).isEqualTo(Command.NOTHING);
        assertThat(read("ping\n")).isEqualTo(Command.PING);
    }
}
