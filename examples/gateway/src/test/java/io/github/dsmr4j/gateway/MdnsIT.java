package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dsmr4j.core.transport.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two machines in a network of their own: one with the gateway, one that looks for it with Avahi. */
@Timeout(180)
class MdnsIT {
    private static final String OURS = "dsmr-ours-" + ProcessHandle.current().pid();
    private static final String OTHER = "dsmr-other-" + ProcessHandle.current().pid();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<Process> avahis = new ArrayList<>();

    @BeforeEach
    void makeNetwork() throws Exception {
        Programs.require("ip", "unshare", "bash", "dbus-daemon", "avahi-daemon", "avahi-browse", "avahi-resolve");
        assumeTrue(Programs.run("ip", "netns", "add", OURS), "this machine lets nobody make a network");
        ip("netns add " + OTHER);
        ip("-n " + OURS + " link add lan type veth peer name lan netns " + OTHER);
        bringUp(OURS, "10.213.78.1/24");
        bringUp(OTHER, "10.213.78.2/24");
    }

    private static void bringUp(String network, String address) throws Exception {
        ip("-n " + network + " addr add " + address + " dev lan");
        ip("-n " + network + " link set lan up");
        ip("-n " + network + " link set lo up");
    }

    private static void ip(String arguments) throws IOException, InterruptedException {
        assertThat(Programs.run(("ip " + arguments).split(" ")))
                .as("ip %s", arguments)
                .isTrue();
    }

    @AfterEach
    void removeNetwork() throws Exception {
        for (Process avahi : avahis) {
            avahi.destroyForcibly().waitFor();
        }
        Programs.run("ip", "netns", "del", OURS);
        Programs.run("ip", "netns", "del", OTHER);
    }

    /** Avahi on a machine of this name; prints what it finds, and which address the host p1wifi and the next one have. */
    private Drain avahi(String network, String host) throws Exception {
        Path settings = Files.writeString(
                folder.resolve(host + ".conf"), "[server]\nhost-name=" + host + "\nallow-interfaces=lan\n");
        String script = "mount -t tmpfs tmpfs /run && mkdir /run/dbus && dbus-daemon --system --fork --nopidfile"
                + " && avahi-daemon --daemonize --no-drop-root --no-chroot --no-rlimits --file " + settings
                + " && { avahi-browse --all --resolve --parsable --no-db-lookup &"
                + " while sleep 0.2; do avahi-resolve -4 -n p1wifi.local p1wifi-2.local; done; }";
        Process process = Programs.start(
                "ip", "netns", "exec", network, "unshare", "--pid", "--fork", "--kill-child", "sh", "-c", script);
        avahis.add(process);
        return new Drain(process.getInputStream());
    }

    private static GatewayProcess gateway(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", "--source", "simulate", "--http", "0.0.0.0:80"));
        arguments.addAll(List.of(more));
        return GatewayProcess.startBy(List.of("ip", "netns", "exec", OURS), arguments.toArray(new String[0]));
    }

    @Test
    void avahiFindsPagesAndMeterUntilTheGatewayStops() throws Exception {
        // As on a Raspberry Pi, where both share the port.
        avahi(OURS, "raspberrypi");
        Drain found = avahi(OTHER, "visitor");
        try (GatewayProcess gateway = gateway("--homewizard", "aabbccddeeff")) {
            gateway.awaitErrors(text -> text.contains("known in the local network as p1wifi.local\n"));
            found.await(text -> text.contains("p1wifi.local\t10.213.78.1\n"), LIMIT);
            String lines = found.await(
                    text -> text.contains("=;lan;IPv4;p1wifi;") && text.contains("=;lan;IPv4;p1meter-DDEEFF;"), LIMIT);
            assertThat(lines).contains(";p1wifi.local;10.213.78.1;80;\"path=/\"\n");
            assertThat(lines.lines())
                    .filteredOn(line -> line.startsWith("=;lan;IPv4;p1meter-DDEEFF;_hwenergy._tcp;local;p1wifi.local;"))
                    .first()
                    .asString()
                    .contains(
                            "10.213.78.1;80;",
                            "\"api_enabled=1\"",
                            "\"path=/api/v1\"",
                            "\"serial=aabbccddeeff\"",
                            "\"product_type=HWE-P1\"",
                            "\"product_name=P1 Meter\"");
            assertThat(statusOf("p1wifi.local")).startsWith("HTTP/1.1 200 ");
            assertThat(statusOf("p1wifi.example.org")).startsWith("HTTP/1.1 421 ");

            gateway.signal("TERM");
            assertThat(gateway.awaitExit()).isZero();
            found.await(
                    text -> text.contains("-;lan;IPv4;p1wifi;_http._tcp;local\n")
                            && text.contains("-;lan;IPv4;p1meter-DDEEFF;_hwenergy._tcp;local\n"),
                    LIMIT);
        }
    }

    /** What a browser on the other machine is answered when it calls the gateway by a name. */
    private static String statusOf(String host) throws IOException {
        String script = "exec 3<>/dev/tcp/10.213.78.1/80; printf 'GET /Help HTTP/1.1\\r\\nHost: " + host
                + "\\r\\nConnection: close\\r\\n\\r\\n' >&3; head -n 1 <&3";
        Process visit = Programs.start("ip", "netns", "exec", OTHER, "bash", "-c", script);
        return new String(visit.getInputStream().readAllBytes(), US_ASCII);
    }

    @Test
    void aNameThatIsTakenIsLeftToItsOwner() throws Exception {
        Drain other = avahi(OTHER, "p1wifi");
        other.await(text -> text.contains("p1wifi.local\t10.213.78.2\n"), LIMIT);
        try (GatewayProcess gateway = gateway()) {
            gateway.awaitErrors(
                    text -> text.contains("p1wifi.local is taken; known in the local network as p1wifi-2.local\n"));
            other.await(text -> text.contains("p1wifi-2.local\t10.213.78.1\n"), LIMIT);
            assertThat(statusOf("p1wifi-2.local")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aNameThatTheGatewayHasIsDefended() throws Exception {
        try (GatewayProcess gateway = gateway()) {
            gateway.awaitErrors(text -> text.contains("known in the local network as p1wifi.local\n"));
            Drain other = avahi(OTHER, "p1wifi");
            String lines = other.await(text -> text.contains("p1wifi-2.local\t10.213.78.2\n"), LIMIT);
            assertThat(lines).doesNotContain("p1wifi.local\t10.213.78.2");
            gateway.signal("TERM");
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines()).noneMatch(line -> line.contains("taken"));
        }
    }

    @Test
    void withoutANetworkItIsToldOnceAndTheRestGoesOn() throws Exception {
        ip("-n " + OURS + " link set lan down");
        ip("-n " + OURS + " addr flush dev lan");
        try (GatewayProcess gateway = gateway()) {
            gateway.awaitErrors(text -> text.contains("there is no network"));
            gateway.awaitLines(8);
            bringUp(OURS, "10.213.78.7/24");
            gateway.awaitErrors(text -> text.contains("known in the local network as p1wifi.local\n"));
            gateway.signal("TERM");
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines())
                    .filteredOn(line -> line.contains("there is no network"))
                    .hasSize(1);
        }
    }

    @Test
    void whoWantsNoneGetsNone() throws Exception {
        Drain found = avahi(OTHER, "visitor");
        try (GatewayProcess silent = gateway("--no-mdns");
                GatewayProcess heard = GatewayProcess.startBy(
                        List.of("ip", "netns", "exec", OURS),
                        "run",
                        "--source",
                        "simulate",
                        "--http",
                        "10.213.78.1:8080",
                        "--mdns-name",
                        "Meter.local")) {
            silent.awaitLines(1);
            heard.awaitErrors(text -> text.contains("known in the local network as meter.local\n"));
            String lines = found.await(text -> text.contains(";meter.local;10.213.78.1;8080;"), LIMIT);
            assertThat(lines).doesNotContain("p1wifi;_http", "p1wifi.local\t");
        }
    }
}
