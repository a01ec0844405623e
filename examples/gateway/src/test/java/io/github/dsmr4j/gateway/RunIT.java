package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIT {
    /** Of six meters: over a network they need {@code --no-plausibility}, for no second telegram confirms a first. */
    private static final byte[] SIX =
            ComposedTelegram.named("stream-six-telegrams").bytes();

    @TempDir
    private Path folder;

    private String file(byte[] bytes) throws Exception {
        return "file:" + Files.write(folder.resolve("recording.txt"), bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void printsALineForEachTelegramOfAServer(String address) throws Exception {
        try (TestServer server = TestServer.on(address);
                GatewayProcess gateway =
                        GatewayProcess.start("run", "--no-plausibility", "--source", server.source())) {
            server.serve(SIX);
            gateway.awaitErrors(text -> text.contains("trying again"));
            gateway.signal("TERM");

            assertThat(gateway.awaitExit()).isZero();
            List<String> lines = gateway.output().lines().toList();
            assertThat(lines).hasSize(7);
            assertThat(lines.get(0)).startsWith("time  ").endsWith("gas m3");
            assertThat(lines.get(1))
                    .isEqualTo("2024-03-07 12:00:00+01:00      0.510      0.000      2       3650.540"
                            + "              -      730.390");
            assertThat(gateway.errorLines()).hasSize(3);
            assertThat(gateway.errorLines().get(0)).isEqualTo("reading " + server.source());
            assertThat(gateway.errorLines().get(1))
                    .isEqualTo(server.source()
                            + " has gone: the other end closed it, or it was unplugged (trying again in 1 s)");
            assertThat(gateway.errorLines().get(2))
                    .startsWith("6 telegrams (6 with a valid CRC), 0 rejected, " + SIX.length + " bytes, ");
        }
    }

    @Test
    void printsJsonDocuments() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run("run", "--json", "--source", file(SIX))) {
            assertThat(gateway.awaitExit()).isZero();
            List<String> lines = gateway.output().lines().toList();
            assertThat(lines).hasSize(6);
            JsonNode first = new ObjectMapper().readTree(lines.get(0));
            assertThat(first.get("schema").asInt()).isEqualTo(1);
            assertThat(first.get("power_import_w").asInt()).isEqualTo(510);
            assertThat(first.get("time").asText()).isEqualTo("2024-03-07T11:00:00Z");
        }
    }

    @Test
    void readsStandardInputAsItComes() throws Exception {
        byte[] telegram = ComposedTelegram.named("nl-5.0-3-phase").bytes();
        try (GatewayProcess gateway = GatewayProcess.start("run", "--json", "--source", "-")) {
            gateway.send(telegram);
            gateway.awaitLines(1);
            gateway.send(telegram);
            gateway.awaitLines(2);
            gateway.endInput();

            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines()).first().isEqualTo("reading standard input");
        }
    }

    @Test
    void readsTheSimulatedMeter() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start("run", "--source", "simulate")) {
            gateway.awaitLines(3);
            gateway.signal("TERM");

            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines()).hasSize(2).first().isEqualTo("reading simulated meter");
        }
    }

    @Test
    void obeysTheCrcPolicyAndStripsParity() throws Exception {
        byte[] parity = ComposedTelegram.named("stream-parity-bit").bytes();
        try (GatewayProcess gateway = GatewayProcess.run("run", "--strip-parity", "--source", file(parity))) {
            assertThat(gateway.awaitExit()).isZero();
        }
        byte[] wrong = ComposedTelegram.named("stream-wrong-crc").bytes();
        try (GatewayProcess gateway = GatewayProcess.run("run", "--crc", "ignored", "--source", file(wrong))) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines().get(1)).startsWith("3 telegrams (2 with a valid CRC, 1 with a wrong CRC)");
        }
        byte[] without = ComposedTelegram.named("nl-2.2-gas").bytes();
        try (GatewayProcess gateway = GatewayProcess.run("run", "--crc", "required", "--source", file(without))) {
            assertThat(gateway.awaitExit()).isEqualTo(1);
            assertThat(gateway.errorLines()).hasSize(3);
            assertThat(gateway.errorLines().get(1)).startsWith("rejected: the CRC is missing");
            assertThat(gateway.errorLines().get(2)).startsWith("0 telegrams, 1 rejected (1 crc-missing), ");
        }
    }

    @Test
    void readsTheClockInItsZone() throws Exception {
        try (GatewayProcess gateway =
                GatewayProcess.run("run", "--json", "--zone", "Europe/Vilnius", "--source", file(SIX))) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output()).startsWith("{").contains("\"time\":\"2024-03-07T10:00:00Z\"");
        }
    }

    /** The clock of that telegram shows a quarter past seven in winter. */
    @Test
    void readsTheClockOfAMeterThatItRecognisesInTheZoneOfItsCountry() throws Exception {
        byte[] lithuanian = ComposedTelegram.named("lt-every-line").bytes();
        try (GatewayProcess gateway = GatewayProcess.run("run", "--source", file(lithuanian))) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output().lines().skip(1).findFirst())
                    .hasValueSatisfying(line -> assertThat(line).startsWith("2025-03-10 07:15:00+02:00 "));
            assertThat(gateway.errorLines()).anyMatch(line -> line.contains("in the zone Europe/Vilnius"));
        }
        try (GatewayProcess gateway =
                GatewayProcess.run("run", "--zone", "Europe/Amsterdam", "--source", file(lithuanian))) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output().lines().skip(1).findFirst())
                    .hasValueSatisfying(line -> assertThat(line).startsWith("2025-03-10 07:15:00+01:00 "));
            assertThat(gateway.errorLines()).noneMatch(line -> line.contains("Vilnius"));
        }
    }

    @Test
    void endsWithOneWhenTheInputHoldsNothing() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run("run", "--source", "-")) {
            assertThat(gateway.awaitExit()).isEqualTo(1);
            assertThat(gateway.output()).isEmpty();
            assertThat(gateway.errorLines()).hasSize(3);
            assertThat(gateway.errorLines().get(1)).startsWith("0 telegrams, 0 rejected, 0 bytes, ");
            assertThat(gateway.errorLines().get(2)).isEqualTo("nothing found: no telegram begins in 0 bytes");
        }
    }

    @Test
    void tellsThatNoTelegramComes() throws Exception {
        try (TestServer server = TestServer.on("127.0.0.1");
                GatewayProcess gateway = GatewayProcess.start("run", "--source", server.source());
                GatewayProcess silent = GatewayProcess.start("run", "--source", "-");
                Socket client = server.accept()) {
            gateway.awaitErrors(text -> text.startsWith("reading"));
            sendNoise(client);

            String notice = gateway.awaitErrors(text -> text.lines().count() >= 2);
            assertThat(notice.lines().skip(1))
                    .singleElement()
                    .asString()
                    .matches("no telegram for 1\\d s: \\d+ bytes read, none of them begins one;"
                            + " is the line set to 115200 8N1 \\(9600 7E1 for DSMR 2\\.2 and 3\\.0\\)\\?");
            assertThat(silent.awaitErrors(text -> text.lines().count() >= 2))
                    .containsPattern("no bytes for 1\\d s; does anything write to standard input\\?");
            gateway.signal("TERM");
            silent.signal("TERM");

            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output()).isEmpty();
            assertThat(gateway.errorLines()).hasSize(3).last().asString().startsWith("0 telegrams, ");
            assertThat(silent.awaitExit()).isZero();
        }
    }

    /** What a line with wrong settings gives, ten times a second until the gateway goes away. */
    private static void sendNoise(Socket client) {
        byte[] noise = {(byte) 0xF8, 0x00, (byte) 0x86, '\n'};
        TimerTask piece = new TimerTask() {
            @Override
            public void run() {
                try {
                    client.getOutputStream().write(noise);
                } catch (IOException e) {
                    cancel();
                }
            }
        };
        new Timer("noise", true).schedule(piece, 0, 100);
    }

    @Test
    void comesBackWhenTheConnectionBreaks() throws Exception {
        try (TestServer server = TestServer.on("127.0.0.1");
                GatewayProcess gateway =
                        GatewayProcess.start("run", "--no-plausibility", "--source", server.source())) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write(SIX);
                gateway.awaitLines(7);
                // Closes it with a reset.
                client.setSoLinger(true, 0);
            }
            server.serve(SIX);
            gateway.awaitLines(13);
            gateway.signal("TERM");

            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines().get(1)).startsWith("the connection to " + server.source() + " broke");
            assertThat(gateway.errorLines()).last().asString().startsWith("12 telegrams ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void endsInGoodOrderWhenInterrupted(String signal) throws Exception {
        try (TestServer server = TestServer.on("127.0.0.1");
                GatewayProcess gateway = GatewayProcess.start("run", "--no-plausibility", "--source", server.source());
                Socket client = server.accept()) {
            client.getOutputStream().write(SIX);
            gateway.awaitLines(7);
            gateway.signal(signal);

            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output().lines()).hasSize(7);
            assertThat(gateway.errorLines()).hasSize(2).last().asString().startsWith("6 telegrams ");
        }
    }

    @Test
    void isInterruptedBeforeAnythingCame() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start("run", "--source", "-")) {
            gateway.awaitErrors(text -> text.startsWith("reading"));
            gateway.signal("TERM");

            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines()).hasSize(2).last().asString().startsWith("0 telegrams, ");
        }
    }

    @Test
    void keepsThePaceOfARecording() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run("run", "--source", file(SIX) + "?pace=5")) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(seconds(gateway.errorLines().get(1))).isGreaterThanOrEqualTo(1.0);
        }
        try (GatewayProcess gateway = GatewayProcess.start("run", "--source", file(SIX) + "?pace=original")) {
            gateway.awaitLines(2);
            gateway.signal("TERM");

            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output().lines()).hasSizeBetween(2, 6);
        }
    }

    private static double seconds(String summary) {
        return Double.parseDouble(summary.replaceAll(".* (\\S+) s", "$1"));
    }

    @Test
    void tellsOfRejectionsAtABoundedRate() throws Exception {
        byte[] broken =
                "/ABC5\r\n\r\n1-0:1.8.1(1*kWh)\r\n!0000\r\n".repeat(1000).getBytes(US_ASCII);

        try (GatewayProcess gateway = GatewayProcess.run("run", "--source", file(broken))) {
            assertThat(gateway.awaitExit()).isEqualTo(1);
            assertThat(gateway.errorLines()).hasSize(4);
            assertThat(gateway.errorLines())
                    .last()
                    .asString()
                    .startsWith("0 telegrams, 1000 rejected (1000 crc-mismatch)");
        }
    }

    @Test
    void recordsWhatItReads() throws Exception {
        Path record = folder.resolve("record.txt");
        try (GatewayProcess gateway = GatewayProcess.run("run", "--source", file(SIX), "--record", record.toString())) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output().lines()).hasSize(7);
            assertThat(record).hasBinaryContent(SIX);
        }
    }

    @Test
    void endsQuietlyWhenItsReaderHasGone() throws Exception {
        try (GatewayProcess gateway =
                GatewayProcess.shell("{ \"$@\" run --json --source simulate; echo \"status $?\" >&2; } | head -n 1")) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output().lines()).hasSize(1);
            assertThat(gateway.errorLines()).containsExactly("reading simulated meter", "status 0");
        }
    }
}
