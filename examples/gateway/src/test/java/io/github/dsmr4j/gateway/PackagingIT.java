package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.core.transport.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The start script, and what unit and container file say. */
@Timeout(120)
class PackagingIT {
    private static final Path GATEWAY = Path.of(System.getProperty("basedir", ""));
    private static final Path PACKAGING = GATEWAY.resolve("packaging");
    private static final long MEGABYTE = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void theJarIsSmallEnoughForAMemoryCard() throws Exception {
        assertThat(Files.size(GatewayProcess.JAR)).isLessThan(15 * MEGABYTE);
    }

    @Test
    void theScriptStartsTheJarBesideItWithItsOptionsAndThoseOfTheUser() throws Exception {
        Process java = script(Map.of("JAVA_OPTS", "-XX:+PrintFlagsFinal -Xmx48m"), "--version");
        String printed = output(java);
        assertThat(java.waitFor()).as(printed).isZero();
        assertThat(printed)
                .containsPattern("bool UseSerialGC += true")
                .containsPattern("size_t MaxHeapSize += " + 48 * 1024 * 1024)
                .containsPattern("TieredStopAtLevel += 1 ")
                .containsPattern("ExitOnOutOfMemoryError += true")
                .containsPattern("\ndsmr-gateway \\d");
    }

    @Test
    void theScriptSaysThatJavaIsMissing() throws Exception {
        Process java = script(Map.of("JAVA_HOME", folder.resolve("none").toString()), "--version");
        assertThat(output(java)).contains("none/bin/java does not run; install Java 17 or newer");
        assertThat(java.waitFor()).isEqualTo(2);
    }

    /** Installed by hand: script and jar in one folder, called by a link. */
    private Process script(Map<String, String> environment, String... arguments) throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.copy(PACKAGING.resolve("dsmr-gateway"), own.resolve("dsmr-gateway"));
        Files.createSymbolicLink(own.resolve("dsmr-gateway.jar"), GatewayProcess.JAR.toAbsolutePath());
        assertThat(own.resolve("dsmr-gateway").toFile().setExecutable(true)).isTrue();
        Path link = Files.createSymbolicLink(folder.resolve("p1"), own.resolve("dsmr-gateway"));
        List<String> command = new ArrayList<>(List.of(link.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    /** 10 is a service that may do everything; 2.5 is called OK, from 4 on it is medium. */
    @Test
    void theUnitMayDoLittle() throws Exception {
        Programs.require("systemd-analyze");
        Process analysis = Programs.start(
                "systemd-analyze",
                "security",
                "--offline=true",
                "--threshold=25",
                PACKAGING.resolve("dsmr-gateway.service").toString());
        String printed = output(analysis);
        assertThat(analysis.waitFor()).as(printed).isZero();
    }

    @Test
    void theContainerCopiesWhatThereIs() throws Exception {
        List<String> copied = container("COPY");
        assertThat(copied).hasSize(1);
        String[] files = copied.get(0).split(" ", -1);
        for (int at = 0; at < files.length - 1; at++) {
            assertThat(GATEWAY.resolve(files[at])).isRegularFile();
        }
        assertThat(container("USER")).containsExactly("dsmr-gateway");
    }

    private static List<String> container(String instruction) throws IOException {
        return Files.readString(PACKAGING.resolve("Containerfile"))
                .replace("\\\n", "")
                .lines()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1))
                .toList();
    }

    /** Its commands, with folders of this test in place of its own, and a port that is free. */
    @Test
    void theContainerWritesItsSettingsStartsAndIsHealthy() throws Exception {
        Programs.require("bash");
        Path program = Files.createDirectories(folder.resolve("program"));
        Files.copy(GatewayProcess.JAR, program.resolve("dsmr-gateway.jar"));
        Files.copy(PACKAGING.resolve("dsmr-gateway"), program.resolve("dsmr-gateway"));
        String settings = Files.readString(PACKAGING.resolve("dsmr-gateway.toml"))
                .replace("serial:auto", "simulate")
                .replace("0.0.0.0:8080", "127.0.0.1:0")
                .replace("0.0.0.0:2323", "127.0.0.1:0");
        Files.writeString(program.resolve("dsmr-gateway.toml"), settings);

        List<String> command = new ArrayList<>(json(container("ENTRYPOINT").get(0)));
        command.addAll(json(container("CMD").get(0)));
        command.replaceAll(part -> part.replace("/opt/dsmr-gateway", program.toString()));
        Path data = Files.createDirectory(folder.resolve("data"));
        Map<String, String> environment = Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "STATE_DIRECTORY",
                data.toString(),
                "DSMR_CONFIG",
                data.resolve("dsmr-gateway.toml").toString());
        try (GatewayProcess gateway = GatewayProcess.ofCommand(environment, command)) {
            int port = gateway.webPort();
            assertThat(data.resolve("dsmr-gateway.toml")).hasContent(settings);
            List<String> check = json(container("HEALTHCHECK").get(0).replaceFirst(".* CMD ", ""));
            check.replaceAll(part -> part.replace("/8080", "/" + port));
            Eventually.await("the check succeeds", () -> succeeds(check));
            gateway.signal("TERM");
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output()).isEmpty();
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            return Programs.run(command.toArray(new String[0]));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> json(String text) throws IOException {
        return new ObjectMapper().readValue(text, new TypeReference<ArrayList<String>>() {});
    }
}
