package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                    | a command is missing",
                "explain                               | \"explain\" is no command; expected one of run, ports, decode, anonymise, simulate, config",
                "decode                                | Missing required parameter: 'FILE'",
                "decode --foo x                        | Unknown option: '--foo'",
                "decode a b                            | Unmatched argument at index 2: 'b'",
                "run                                   | Missing required option: '--source=SOURCE'",
                "run --source /dev/ttyUSB0             | \"/dev/ttyUSB0\" is no source; expected serial:PATH",
                "run --source serial:COM3?x            | \"x\" is no setting of a serial port; expected line=115200-8N1",
                "run --source simulate --record-size 0 | expected a number of megabytes from 1 to 10000",
                "run --source - --homewizard aabbccddeeff | --homewizard needs --http",
                "run --source - --http-host pi         | --http-host needs --http",
                "run --source - --http 0 --http-host pi:80 | \"pi:80\" is no host name; expected one without scheme and port",
                "run --source - --http x               | \"x\" is no address; expected HOST:PORT",
                "run --source - --domoticz http://x    | --domoticz needs --domoticz-energy",
                "run --source - --domoticz x --domoticz-energy 1 --domoticz-user u | belong together",
                "run --source - --mqtt x               | the URL of --mqtt has another form; expected mqtt://HOST[:PORT]",
                "run --source - --mqtt mqtt://h --mqtt-layout x | is no layout; expected home-assistant[=ROOT], json[=TOPIC]",
                "run --source - --domoticz-heat 5      | options for Domoticz need --domoticz, its URL",
                "run --source - --domoticz http://x --domoticz-energy 1 --domoticz-voltage 2,3,4,5 | no more than one idx for each",
                "run --source - --domoticz http://x --domoticz-energy 1 --domoticz-current 1 | two have the idx 1",
                "run --source - --mqtt mqtt://h --mqtt-layout domoticz | names no devices",
                "run --source - --mqtt mqtt://h --mqtt-layout domoticz=7,8,9 | names no devices",
                "run --source - --mqtt mqtt://h --mqtt-layout domoticz=7,air=9 | names no devices; expected domoticz=ENERGY_IDX",
                "run --source - --mqtt mqtt://h --mqtt-layout domoticz=7,8,gas=9 | names no devices",
                "run --source - --mqtt mqtt://h --mqtt-layout domoticz=7,water=7 | two have the idx 7",
                "run --source - --mqtt mqtt://h --mqtt-user u | belong together",
                "run --source - --mqtt mqtt://h --mqtt-ca f | --mqtt-ca needs an mqtts:// broker",
                "run --source - --mqtt-layout json     | options for a broker need --mqtt, its URL",
                "run --source - --dsmr-reader http://x | --dsmr-reader needs --dsmr-reader-key-file",
                "run --source - --dsmr-reader-ca x     | options for DSMR-reader need --dsmr-reader, its URL",
                "run --source - --influx-db x          | options for InfluxDB need --influx, its URL",
                "run --source - --influx http://x      | --influx needs --influx-db for version 1.x, or --influx-org",
                "run --source - --influx http://x --influx-db d --influx-org o | --influx needs --influx-db",
                "run --source - --influx http://x --influx-user u | need --influx-db",
                "run --source - --influx http://x --influx-db d --influx-user u | belong together",
                "run --source - --influx http://x --influx-org o | belong together",
                "run --source - --influx x --influx-db d | the address of InfluxDB has to begin with http://",
                "run --source - --domoticz-energy 5    | options for Domoticz need --domoticz, its URL",
                "run --source - --raw x                | \"x\" is no address; expected HOST:PORT",
                "run --source tcp://host               | \"host\" is no address; expected HOST:PORT",
                "run --source file:x?pace=quick        | \"quick\" is no pace; expected original, max, or a factor",
                "run --source - --crc sometimes        | expected required, if-present or ignored",
                "run --source - --zone Amsterdam       | expected a region such as Europe/Amsterdam",
                "simulate                              | Missing required option: '--listen=[HOST:]PORT'",
                "simulate --listen 65536               | port 65536 is not in 0..65535",
                "simulate --listen 0 --meter dsmr6     | \"dsmr6\" is no meter; expected dsmr4, dsmr5 or emucs",
                "simulate --listen 0 --damage x        | \"x\" does not fit; expected a number from 0 to 1",
                "simulate --listen 0 --damage 1.5      | \"1.5\" does not fit; expected a number from 0 to 1",
                "simulate --listen 0 --damage NaN      | \"NaN\" does not fit; expected a number from 0 to 1",
                "simulate --listen 0 --interval abc    | expected a number from 0.01 to 86400 seconds",
                "simulate --listen 0 --interval 0      | expected a number from 0.01 to 86400 seconds",
                "simulate --listen 0 --interval 1e99   | expected a number from 0.01 to 86400 seconds",
                "simulate --listen 0 --seed x          | \"x\" is no seed; expected a whole number from -9223372036854775808"
            })
    void wrongArgumentsAreOneLineAndAHint(String arguments, String message) throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run(words(arguments))) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(gateway.output()).isEmpty();
            assertThat(gateway.errorLines()).hasSize(2);
            assertThat(gateway.errorLines().get(0)).contains(message);
            assertThat(gateway.errorLines().get(1)).matches("Try 'dsmr-gateway( [a-z]+)? --help'\\.");
        }
    }

    private static String[] words(String arguments) {
        return arguments.isEmpty() ? new String[0] : arguments.split(" ");
    }

    @Test
    void unreadableFilesAreOneLine() throws Exception {
        Path missing = folder.resolve("missing.txt");
        assertFails("cannot read " + missing + ": there is no such file", "decode", missing.toString());
        assertFails("cannot read " + folder + ": it is a folder", "decode", folder.toString());
        assertFails("cannot read " + missing + ": there is no such file", "run", "--source", "file:" + missing);
        assertFails("cannot read " + folder + ": it is a folder", "run", "--source", "file:" + folder + "?pace=2");
    }

    @Test
    void fileNamesThatAreNoneAreOneLineAndAHint() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run("decode", "")) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(gateway.errorLines())
                    .containsExactly("the file name is empty", "Try 'dsmr-gateway decode --help'.");
        }
        // In this locale Java cannot open it; the shell can.
        for (String command : List.of("decode ", "run --source file:")) {
            try (GatewayProcess gateway =
                    GatewayProcess.shell("LC_ALL=C \"$@\" " + command + "\"$(printf 'ni\\303\\251.txt')\"")) {
                assertThat(gateway.awaitExit()).isEqualTo(2);
                assertThat(gateway.errorLines()).hasSize(2);
                assertThat(gateway.errorLines().get(0))
                        .contains("cannot read ni")
                        .endsWith(": the locale cannot express this file name;"
                                + " set LC_ALL=C.UTF-8 or use - (standard input)");
            }
        }
    }

    @Test
    void aRecordingIsNotRecordedIntoItself() throws Exception {
        Path file = Files.createFile(folder.resolve("recording.txt"));
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
        try (GatewayProcess gateway =
                GatewayProcess.run("run", "--source", "file:" + file, "--record", link.toString())) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(gateway.errorLines()).first().isEqualTo("cannot record a file into itself");
        }
    }

    @Test
    void aRecordThatCannotBeWrittenIsOneLine() throws Exception {
        String file = folder.resolve("none").resolve("x").toString();
        assertFails("cannot write " + file + ": there is no folder", "run", "--source", "simulate", "--record", file);
    }

    @Test
    void unreachableServersAreOneLineAndTriedAgain() throws Exception {
        String refused = "tcp://127.0.0.1:" + closedPort();
        assertTriesAgain(refused, "refused; is a server running there, and is the port right?");
        assertTriesAgain(
                "tcp://no-host.invalid:2000", "the host name is not known; check its spelling and the name server");
    }

    private static void assertTriesAgain(String source, String reason) throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start("run", "--source", source)) {
            gateway.awaitErrors(text -> text.contains("(trying again in 1 s)\n"));
            gateway.signal("TERM");
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines()).hasSize(2);
            assertThat(gateway.errorLines().get(0))
                    .isEqualTo("cannot connect to " + source + ": " + reason + " (trying again in 1 s)");
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void takenPortIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertFails("cannot listen on 127.0.0.1:" + port + ": ", "simulate", "--listen", port);
        }
        assertFails("cannot listen on no-host.invalid:0: ", "simulate", "--listen", "no-host.invalid:0");
    }

    private static void assertFails(String message, String... arguments) throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run(arguments)) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(gateway.output()).isEmpty();
            assertThat(gateway.errorLines()).hasSize(1);
            assertThat(gateway.errorLines().get(0)).startsWith(message);
        }
    }

    @Test
    void fullDiskIsOneLine() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.shell("echo /ABC5 | \"$@\" decode - >/dev/full")) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(gateway.errorLines()).hasSize(1);
            assertThat(gateway.errorLines().get(0)).startsWith("cannot write standard output: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "run --help", "config --help", "decode --help", "anonymise --help", "simulate -h"})
    void helpHasExamples(String arguments) throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run(arguments.split(" "))) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output()).startsWith("Usage: dsmr-gateway").contains("Examples:\n  dsmr-gateway ");
            assertThat(gateway.errorLines()).isEmpty();
        }
    }

    @Test
    void versionIsThatOfTheBuild() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run("--version")) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output()).matches("dsmr-gateway \\d+\\.\\d+\\.\\d+\\S*\n");
        }
    }
}
