package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.TcpTransport;
import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.ReferenceCrc;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged telegrams whose CRC is right all the same. */
@Timeout(120)
class PlausibilityIT {
    private static final String HONEST =
            new String(ComposedTelegram.named("nl-5.0-3-phase").bytes(), ISO_8859_1);
    private static final String LIE = damaged("1-0:1.8.1(011874.306*kWh)", "1-0:1.8.1(091874.306*kWh)");

    @TempDir
    private Path folder;

    private static String damaged(String line, String other) {
        assertThat(HONEST).contains(line);
        String text = HONEST.substring(0, HONEST.lastIndexOf('!') + 1).replace(line, other);
        return text + String.format(Locale.ROOT, "%04X\r\n", ReferenceCrc.of(text.getBytes(ISO_8859_1)));
    }

    private static void send(Socket client, String telegrams) throws IOException {
        client.getOutputStream().write(telegrams.getBytes(ISO_8859_1));
    }

    private static String get(String url) throws Exception {
        return ReportersIT.get(url).body();
    }

    @Test
    void aReadingThatCannotBeTrueIsHeldBackButItsTelegramIsNot() throws Exception {
        try (TestServer meter = TestServer.on("127.0.0.1");
                GatewayProcess gateway = GatewayProcess.start(
                        "run",
                        "--json",
                        "--source",
                        meter.source(),
                        "--raw",
                        "0",
                        "--http",
                        "0",
                        "--homewizard",
                        "aabbccddeeff");
                Socket client = meter.accept()) {
            int port = Integer.parseInt(ReportersIT.announced(gateway, "raw telegrams on 127\\.0\\.0\\.1:(\\d+)"));
            String base = ReportersIT.announced(gateway, "web pages on (http://localhost:\\d+)/");
            BlockingQueue<String> telegrams = new LinkedBlockingQueue<>();
            try (P1Reader raw =
                    new P1Reader(new TcpTransport("127.0.0.1", port), telegram -> telegrams.add(telegram.toString()))) {
                raw.start();
                while (telegrams.poll(200, TimeUnit.MILLISECONDS) == null) {
                    send(client, HONEST);
                }
                send(client, HONEST + LIE);
                String telegram = "";
                while (!telegram.equals(LIE.strip())) {
                    telegram = Objects.requireNonNull(telegrams.poll(60, TimeUnit.SECONDS), "the lie, as it came");
                }
            }
            gateway.awaitErrors(text -> text.contains("reading held back: 1-0:1.8.1(091874.306*kWh) jumps"));
            assertThat(get(base + "/telegram")).isEqualTo(LIE);
            assertThat(get(base + "/api/v1/telegram")).isEqualTo(LIE);
            assertThat(get(base + "/json")).contains("\"energy_import_t1_kwh\":11874.306");
            assertThat(get(base + "/metrics"))
                    .contains("dsmr_readings_held_back_total{kind=\"jump\"} 1\n")
                    .contains("dsmr_readings_held_back_total{kind=\"first\"} 1\n");
            int lines = (int) gateway.output().lines().count();
            send(client, HONEST);
            gateway.awaitLines(lines + 1);
            gateway.signal("TERM");

            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output()).doesNotContain("91874.306").contains("11874.306");
            assertThat(gateway.errorLines()).contains("1 reading held back as not plausible");
        }
    }

    @Test
    void aMeterThatWasReplacedIsLateByOneTelegram() throws Exception {
        try (TestServer meter = TestServer.on("127.0.0.1");
                GatewayProcess gateway = GatewayProcess.start("run", "--json", "--source", meter.source());
                Socket client = meter.accept()) {
            send(client, HONEST + HONEST + LIE + LIE);
            gateway.awaitLines(4);
            gateway.signal("TERM");

            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines())
                    .anyMatch(line -> line.startsWith("readings count again: 1-0:1.8.1(091874.306*kWh) jumps"))
                    .noneMatch(line -> line.endsWith("held back as not plausible"));
        }
    }

    @Test
    void everythingIsPassedOnIfThatIsWanted() throws Exception {
        try (TestServer meter = TestServer.on("127.0.0.1");
                GatewayProcess gateway =
                        GatewayProcess.start("run", "--json", "--no-plausibility", "--source", meter.source());
                Socket client = meter.accept()) {
            send(client, LIE);
            gateway.awaitLines(1);
            send(client, HONEST);
            gateway.awaitLines(2);
            gateway.signal("TERM");
            assertThat(gateway.awaitExit()).isZero();
        }
    }

    @Test
    void aRecordingIsShownAsItIsUnlessAskedOtherwise() throws Exception {
        assertThat(shown(HONEST + LIE + HONEST)).isEqualTo(3);
        assertThat(shown(HONEST + LIE + HONEST + HONEST, "--plausibility"))
                .as("the lie alone is lost")
                .isEqualTo(2);
        assertThat(shown(HONEST, "--plausibility"))
                .as("nothing speaks against it")
                .isEqualTo(1);
    }

    private long shown(String recording, String... options) throws Exception {
        Path file = Files.writeString(folder.resolve("recording"), recording, ISO_8859_1);
        String[] arguments = Stream.concat(Stream.of("run", "--json", "--source", "file:" + file), Stream.of(options))
                .toArray(String[]::new);
        try (GatewayProcess gateway = GatewayProcess.run(arguments)) {
            assertThat(gateway.awaitExit()).isZero();
            return gateway.output().lines().count();
        }
    }
}
