package io.github.dsmr4j.core.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TelnetTransportTest extends EndingTransportContract {
    private static final String WILL_ECHO = "\u00FF\u00FB\u0001";
    private static final String DO_BINARY = "\u00FF\u00FD\u0000";
    private static final String DONT_BINARY = "\u00FF\u00FE\u0000";
    private static final String NO_OPERATION = "\u00FF\u00F1";
    private static final String SUBNEGOTIATION = "\u00FF\u00FAabc\u00FF\u00FF\u00FF\u00F0";

    @Override
    protected Transport sending() {
        return new TelnetTransport(new StreamTransport("a test", new ByteArrayInputStream(SENT)));
    }

    @Override
    protected Transport silent() {
        return new TelnetTransport(new ScriptedTransport());
    }

    private static String read(byte[]... pieces) throws Exception {
        Transport transport = new TelnetTransport(new ScriptedTransport(ScriptedTransport.gives(pieces)));
        transport.open();
        return new String(readAll(transport), ISO_8859_1);
    }

    @Test
    void leavesCommandsOutAndUndoublesAtEveryCut() throws Exception {
        String sent = WILL_ECHO + DO_BINARY + "/ABC5\r\n" + NO_OPERATION + "x\u00FF\u00FFy" + SUBNEGOTIATION + "\u00FA!"
                + DONT_BINARY + "\u00FF\u00FF\u00FF\u00FF\r\n";
        byte[] bytes = sent.getBytes(ISO_8859_1);
        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(read(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length)))
                    .as("cut at %d", cut)
                    .isEqualTo("/ABC5\r\nx\u00FFy\u00FA!\u00FF\u00FF\r\n");
        }
    }

    @Test
    void givesTelegramsAsTheMeterSentThem() throws Exception {
        TelegramFramer framer = new TelegramFramer(FramerOptions.DEFAULT, telegram -> {});
        framer.feed(read(ComposedTelegram.named("stream-telnet").bytes()).getBytes(ISO_8859_1));
        assertThat(framer.counters().telegrams(CrcStatus.VALID)).isEqualTo(3);
        assertThat(framer.counters().rejections()).isZero();
    }

    @Test
    void aNewConnectionIsInTheMiddleOfNothing() throws Exception {
        Transport transport = new TelnetTransport(new ScriptedTransport(
                ScriptedTransport.gives(new byte[] {(byte) 255, (byte) 250, 1}),
                ScriptedTransport.gives(new byte[] {'a'})));
        transport.open();
        assertThat(readAll(transport)).isEmpty();
        transport.open();
        assertThat(readAll(transport)).isEqualTo(new byte[] {'a'});
    }

    @Test
    void isNamedAfterWhatItReads() {
        assertThat(new TelnetTransport(new TcpTransport("meter", 23)).name()).isEqualTo("tcp://meter:23 (telnet)");
        assertThat(new TelnetTransport(new TcpTransport("meter", 23)).isLive()).isTrue();
        assertThat(sending().isLive()).isFalse();
    }
}
