package io.github.dsmr4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dsmr4j.testdata.TelegramBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A peer in a network of its own, whose cable is pulled: no end of the connection is ever seen, only silence. */
@Timeout(60)
class VanishedPeerIT {
    private static final String NETWORK = "dsmr-" + ProcessHandle.current().pid();
    private static final String OUR_END = "dsmra" + ProcessHandle.current().pid() % 1_000_000;
    private static final String PEERS_END = "dsmrb" + ProcessHandle.current().pid() % 1_000_000;

    @TempDir
    private Path folder;

    private final ReaderLog log = new ReaderLog();
    private Process peer;

    @BeforeEach
    void makeNetwork() throws Exception {
        Programs.require("ip", "socat");
        assumeTrue(Programs.run("ip", "netns", "add", NETWORK), "this machine lets nobody make a network");
        ip("link add " + OUR_END + " type veth peer name " + PEERS_END + " netns " + NETWORK);
        ip("addr add 10.213.77.1/30 dev " + OUR_END);
        ip("link set " + OUR_END + " up");
        ip("-n " + NETWORK + " addr add 10.213.77.2/30 dev " + PEERS_END);
        ip("-n " + NETWORK + " link set " + PEERS_END + " up");
        byte[] telegram = TelegramBuilder.identification("ABC5")
                .object("1-0:1.7.0", "1*kW")
                .build();
        Path sent = Files.write(folder.resolve("telegram"), telegram);
        String meter = "SYSTEM:while cat " + sent + "\\; do sleep 0.2\\; done";
        peer = Programs.start(
                "ip", "netns", "exec", NETWORK, "socat", "-d", "-d", "TCP-LISTEN:2000,reuseaddr,fork", meter);
        Programs.awaitLine(peer, "listening on");
    }

    private static void ip(String arguments) throws IOException, InterruptedException {
        assertThat(Programs.run(("ip " + arguments).split(" ")))
                .as("ip %s", arguments)
                .isTrue();
    }

    @AfterEach
    void removeNetwork() throws Exception {
        if (peer != null) {
            peer.descendants().forEach(ProcessHandle::destroy);
            Programs.stop(peer);
        }
        Programs.run("ip", "netns", "del", NETWORK);
    }

    @Test
    void isFoundBySilence() throws Exception {
        ReaderOptions options = ReaderOptions.DEFAULT
                .withWaits(Duration.ofMillis(20), Duration.ofMillis(100))
                .withSilence(Duration.ofSeconds(2), Duration.ofSeconds(10), 5);
        Transport transport = new TcpTransport("10.213.77.2", 2000, Duration.ofSeconds(1));
        try (P1Reader reader = new P1Reader(transport, options, log)) {
            reader.start();
            log.next();
            log.next();
            ip("-n " + NETWORK + " link set " + PEERS_END + " down");
            log.awaitFailure(ReaderFailure.Kind.NOT_OPENED);
            assertThat(reader.statistics().failures(ReaderFailure.Kind.SILENT)).isOne();
            assertThat(reader.statistics().failures(ReaderFailure.Kind.BROKEN)).isZero();
            assertThat(reader.statistics().lastFailure())
                    .hasValueSatisfying(failure -> assertThat(failure.message())
                            .containsPattern("no answer within 1000 ms|no route to the host"));
            log.passTelegrams();
            ip("-n " + NETWORK + " link set " + PEERS_END + " up");
            log.next();
            assertThat(reader.statistics().telegrams().rejections()).isLessThanOrEqualTo(1);
        }
    }
}
