package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.transport.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What systemd hears, by a socket that stands in for its own. */
@Timeout(120)
class ServiceIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Process systemd;
    private Drain heard;

    @BeforeEach
    void listen() throws Exception {
        Programs.require("systemd-notify", "python3");
        String script = """
                import socket, sys
                s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
                s.bind(sys.argv[1])
                print('listening', flush=True)
                while True:
                    word = s.recv(4096).decode()
                    # So systemd-notify waits until its word was heard.
                    if word != 'BARRIER=1': print(word, flush=True)
                """;
        systemd = Programs.start("python3", "-c", script, socket());
        heard = new Drain(systemd.getInputStream());
        heard.await(text -> text.startsWith("listening"), LIMIT);
    }

    @AfterEach
    void stop() throws Exception {
        Programs.stop(systemd);
    }

    private String socket() {
        return folder.resolve("notify").toString();
    }

    @Test
    void systemdHearsOfBeginningLifeAndEnd() throws Exception {
        Map<String, String> environment = Map.of("NOTIFY_SOCKET", socket(), "WATCHDOG_USEC", "600000");
        try (GatewayProcess gateway = GatewayProcess.start(
                environment, List.of(), "run", "--source", "simulate", "--raw", "0", "--http", "0")) {
            String ready = heard.await(text -> text.contains("WATCHDOG=1\nWATCHDOG=1\n"), LIMIT);
            assertThat(ready.lines().skip(1)).first().isEqualTo("READY=1");
            assertThat(gateway.awaitErrors(text -> text.contains("reading"))).contains("web pages on", "raw telegrams");
            gateway.signal("TERM");
            assertThat(gateway.awaitExit()).isZero();
            heard.await(text -> text.contains("STOPPING=1\n"), LIMIT);
            assertThat(gateway.errorLines()).noneMatch(line -> line.contains("systemd"));
        }
    }

    @Test
    void aMissingProgramIsToldInWords() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Map<String, String> environment = Map.of("NOTIFY_SOCKET", socket(), "PATH", empty.toString());
        try (GatewayProcess gateway = GatewayProcess.start(environment, List.of(), "run", "--source", "simulate")) {
            gateway.awaitErrors(
                    text -> text.contains("systemd cannot be told READY=1: the program systemd-notify does not"
                            + " start; is it on the PATH?"));
        }
    }
}
