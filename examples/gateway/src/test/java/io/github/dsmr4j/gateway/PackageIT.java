package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dsmr4j.core.transport.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package on a machine of its own, with a systemd of its own: no change outlives the test. */
@Tag("alone")
@Timeout(300)
class PackageIT {
    private static final Path PACKAGING = Path.of(System.getProperty("basedir", ""), "packaging");
    private static final Path SCRIPTS = Path.of(
            System.getProperty("basedir", ""),
            "src",
            "test",
            "resources",
            "io",
            "github",
            "dsmr4j",
            "gateway",
            "package");

    @TempDir
    private static Path folder;

    private static Path old;
    private static Path young;

    @BeforeAll
    static void build() throws Exception {
        Programs.require("dpkg-deb", "dpkg", "adduser", "unshare", "systemctl", "bash");
        assumeTrue(
                Programs.run("unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"), "only root may try this");
        old = built("0.1.0-SNAPSHOT");
        young = built("0.1.0");
    }

    private static Path built(String version) throws Exception {
        String build = PACKAGING.resolve("build-deb").toString();
        Process process = Programs.start(build, GatewayProcess.JAR.toString(), version, folder.toString());
        String name = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor()).as(name).isZero();
        return Path.of(name);
    }

    private static Process onAMachine(String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "unshare", "--mount", "--pid", "--fork", "--kill-child", "--cgroup", "--uts", "--ipc", "--net", "sh"));
        command.add(SCRIPTS.resolve(script).toString());
        command.addAll(List.of(arguments));
        return Programs.start(command.toArray(new String[0]));
    }

    @Test
    void itIsInstalledUpgradedRemovedAndPurged() throws Exception {
        Process process = onAMachine("install.sh", old.toString(), young.toString());
        String told = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        assertThat(step(told, "installed"))
                .contains(
                        "nothing is wrong",
                        "dsmr-gateway dialout",
                        "dsmr-gateway:dsmr-gateway 750 /etc/dsmr-gateway",
                        "dsmr-gateway:dsmr-gateway 640 /etc/dsmr-gateway/dsmr-gateway.toml",
                        "enabled")
                .anyMatch(line -> line.startsWith("dsmr-gateway "));
        assertThat(step(told, "upgraded"))
                .containsExactly(
                        "0.1.0",
                        "# mine",
                        "dsmr-gateway:dsmr-gateway 640 /etc/dsmr-gateway/dsmr-gateway.toml",
                        "disabled");
        assertThat(step(told, "removed"))
                .contains("/etc/dsmr-gateway/dsmr-gateway.toml", "/var/lib/dsmr-gateway/id")
                .filteredOn(line -> line.startsWith("ls: "))
                .hasSize(2)
                .allMatch(line -> line.contains("/usr/"));
        assertThat(step(told, "installed again")).containsExactly("# mine");
        assertThat(step(told, "purged")).isEmpty();
    }

    private static List<String> step(String told, String name) {
        return told.lines()
                .dropWhile(line -> !line.equals("== " + name))
                .skip(1)
                .takeWhile(line -> !line.startsWith("== "))
                .toList();
    }

    @Test
    void systemdStartsItWatchesItAndStopsIt() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), "");
        Process process =
                onAMachine("boot.sh", old.toString(), SCRIPTS.resolve("look.sh").toString(), log.toString());
        String messages = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        assertThat(Files.readAllLines(log))
                .as(messages)
                .containsExactly(
                        "== without a cable",
                        "property ActiveState is active",
                        "page 8080 / is HTTP/1.1 200 OK",
                        "told no USB is 1",
                        "== with a meter, on the ports of old",
                        "page 80 /health is HTTP/1.1 200 OK",
                        "/ is how a telegram begins",
                        "capabilities 0000000000000400, user dsmr-gateway",
                        "== killed, and hanging",
                        "property NRestarts is 1",
                        "property ActiveState is active",
                        "page 80 /health is HTTP/1.1 200 OK",
                        "after a watch, restarts: 1",
                        "property NRestarts is 2",
                        "property ActiveState is active",
                        "== stopped",
                        "in less than 3 s",
                        "result success, status 0",
                        "== with wrong settings",
                        "property ActiveState is failed",
                        "restarts 0, status 2",
                        "== end");
    }
}
