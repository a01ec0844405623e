package io.github.dsmr4j.reporters.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.transport.FileTransport;
import io.github.dsmr4j.core.transport.P1Listener;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.ReaderFailure;
import io.github.dsmr4j.core.transport.ReaderNotice;
import io.github.dsmr4j.core.transport.ReaderState;
import io.github.dsmr4j.core.transport.StreamTransport;
import io.github.dsmr4j.core.transport.Transport;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LoggedListenerTest {
    private static final String TELEGRAM = "/ABC5\r\n\r\n1-0:1.7.0(1*kW)\r\n!\r\n";

    private final List<String> logged = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();

    /** Notes what is logged. */
    private Logger log() {
        return (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                    logged.add(method.getName() + " " + arguments[1]);
                    return null;
                });
    }

    /** Notes what is handed on. */
    private final class Listener implements P1Listener {
        @Override
        public void telegram(Telegram telegram) {
            heard.add("telegram");
        }

        @Override
        public void rejected(Rejection rejection) {
            heard.add("rejection");
        }

        @Override
        public void stateChanged(ReaderState state) {
            heard.add(state.name());
        }

        @Override
        public void failed(ReaderFailure failure) {
            heard.add("failure");
        }

        @Override
        public void noticed(ReaderNotice notice) {
            heard.add("notice");
        }
    }

    private void read(Transport transport) {
        new P1Reader(transport, new LoggedListener(log(), new Listener())).run();
    }

    @Test
    void logsNoticesAndHandsEverythingOn() {
        byte[] input = (TELEGRAM + TELEGRAM.replace("!", "!0000")).getBytes(US_ASCII);
        read(new StreamTransport("input", new ByteArrayInputStream(input)));
        assertThat(logged).hasSize(2);
        assertThat(logged.get(0)).isEqualTo("info reading input");
        assertThat(logged.get(1)).startsWith("warn rejected: the CRC does not match");
        assertThat(heard).containsExactly("OPENING", "READING", "notice", "telegram", "notice", "rejection", "ENDED");
    }

    @Test
    void logsFailures() {
        read(new FileTransport(Path.of("no", "such", "file")));
        assertThat(logged).singleElement().asString().startsWith("warn cannot read ");
        assertThat(heard).containsExactly("OPENING", "failure", "notice", "FAILED");
    }
}
