package io.github.dsmr4j.reporters.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.core.transport.Programs;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a broker refuses is said in words. */
@Timeout(60)
class MqttRefusalIT {
    private static final JsonLayout LAYOUT = new JsonLayout("p1/state");

    private Mosquitto broker;

    @BeforeEach
    void broker() throws IOException {
        broker = new Mosquitto();
    }

    @AfterEach
    void close() throws IOException {
        broker.close();
    }

    private void assertRefused(MqttOptions options, String... words) throws IOException {
        try (MqttReporter reporter = new MqttReporter(options, LAYOUT)) {
            assertThatThrownBy(() -> reporter.report(Reports.numbered(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(words)
                    .hasMessageNotContaining("wrong secret");
        }
    }

    private static void assertTaken(MqttOptions options) throws Exception {
        try (MqttReporter reporter = new MqttReporter(options, LAYOUT)) {
            reporter.report(Reports.numbered(1));
            reporter.report(Reports.numbered(2));
        }
    }

    @Test
    void saysThatNameOrPasswordIsWrong() throws Exception {
        broker.user("p1", "right", "topic readwrite #").start();
        assertTaken(broker.options().login("p1", "right").build());
        assertRefused(
                broker.options().login("p1", "wrong secret").build(),
                "not authorised; check the user name, the password");
        assertRefused(broker.options().build(), "not authorised; the broker wants a user name and a password");
    }

    @Test
    void saysWhichTopicMayNotBeWritten() throws Exception {
        broker.user("p1", "right", "topic write p1/state/status").start();
        assertRefused(
                broker.options().login("p1", "right").build(),
                "not authorised to publish on p1/state; check what the broker allows this user");
    }

    @Test
    void publishesThoughItMayNotReadWhetherTheReceiverHasStarted() throws Exception {
        broker.user("p1", "right", "topic readwrite p1/#", "topic write homeassistant/device/#")
                .start();
        MqttOptions options = broker.options().login("p1", "right").build();
        try (MqttReporter reporter = new MqttReporter(options, new HomeAssistantLayout(Duration.ofSeconds(10)));
                Subscriber subscriber = new Subscriber(broker.port, "p1", "right")) {
            reporter.report(Reports.numbered(1));
            subscriber.await(
                    "p1/meter/state", ReadingJson.line(Reports.numbered(1).reading()));
        }
    }

    @Test
    void namesAnotherClientWithTheSameId() throws Exception {
        broker.open().start();
        MqttOptions options = broker.options().clientId("p1meter").build();
        try (MqttReporter first = new MqttReporter(options, LAYOUT);
                MqttReporter second = new MqttReporter(options, LAYOUT);
                Subscriber subscriber = new Subscriber(broker.port)) {
            first.report(Reports.numbered(1));
            second.report(Reports.numbered(2));
            Eventually.await(
                    "the first is thrown out",
                    () -> subscriber.all("p1/state/status").size() == 3);
            assertThat(subscriber.all("p1/state/status")).containsExactly("online", "offline", "online");
            Eventually.await(
                    "one of them says so", () -> saysThatItIsThrownOut(first) || saysThatItIsThrownOut(second));
        }
    }

    private static boolean saysThatItIsThrownOut(MqttReporter reporter) {
        try {
            reporter.report(Reports.numbered(3));
            return false;
        } catch (IOException e) {
            return e.getMessage().contains("does another client use the id \"p1meter\"? Each needs one of its own");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A server that answers each connection with these bytes and, if they are none, not at all. */
    @ParameterizedTest
    @CsvSource({
        "20020001, 'the broker does not speak MQTT 5, which is needed'",
        "2003008400, does not speak MQTT 5",
        "2003008600, refuses the user name or the password",
        "2003008500, refuses the client id",
        "2003008900, the broker refuses: server busy",
        "ff00, is not MQTT 5",
        "'', no answer within 300 ms; is the host switched on?"
    })
    void saysWhatIsWrongWithTheAnswer(String answer, String words) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answer(server, HexFormat.of().parseHex(answer)));
            thread.start();
            assertRefused(
                    MqttOptions.builder("127.0.0.1")
                            .port(server.getLocalPort())
                            .login("p1", "wrong secret")
                            .timeout(Duration.ofMillis(300))
                            .build(),
                    words);
            thread.join();
        }
    }

    private static void answer(ServerSocket server, byte[] answer) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().readNBytes(1);
            socket.getOutputStream().write(answer);
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The client is gone: as it should be.
            return;
        }
    }

    @Test
    void saysThatTheBrokerClosesWithoutAnAnswer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().readNBytes(1);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            thread.start();
            assertRefused(
                    MqttOptions.builder("127.0.0.1").port(server.getLocalPort()).build(),
                    "closed without an answer",
                    "does the broker speak MQTT 5, and not TLS on this port?");
            thread.join();
        }
    }

    @Test
    void saysThatTheHostIsNotKnown() throws Exception {
        assertRefused(MqttOptions.builder("broker.invalid").build(), "the host name is not known");
    }

    /** An authority, and a certificate that it signed for a name. */
    private void certificate(String name, String subject) throws Exception {
        if (!Files.exists(broker.folder.resolve("ca.pem"))) {
            openssl("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test-authority -keyout ca.key -out ca.pem");
        }
        openssl("req -newkey rsa:2048 -nodes -subj /CN=" + name + " -keyout " + name + ".key -out " + name + ".csr");
        broker.file(name + ".ext", "subjectAltName=" + subject + "\n");
        openssl("x509 -req -days 2 -in " + name + ".csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile " + name
                + ".ext -out " + name + ".pem");
        Mosquitto.readable(file(name + ".key"));
    }

    private void openssl(String arguments) throws Exception {
        Process process = new ProcessBuilder(("openssl " + arguments).split(" "))
                .directory(broker.folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private Path file(String name) {
        return broker.folder.resolve(name);
    }

    private void startWithTls(String... settings) throws Exception {
        broker.open()
                .with("cafile " + file("ca.pem"), "certfile " + file("server.pem"), "keyfile " + file("server.key"))
                .with(settings)
                .start();
    }

    @Test
    void encryptsAndChecksTheBrokersCertificate() throws Exception {
        certificate("server", "IP:127.0.0.1");
        startWithTls();
        MqttTls trusted = MqttTls.ofAuthorities(file("ca.pem"));
        assertTaken(broker.options().tls(trusted).build());
        assertRefused(broker.options().tls(MqttTls.ofSystem()).build(), "signed by an authority that is not trusted");
        assertRefused(broker.options().build(), "does the broker speak MQTT 5, and not TLS on this port?");
        assertRefused(
                broker.options().tls(MqttTls.ofAuthorities(file("none.pem"))).build(),
                "there is no such file",
                "none.pem");
        assertRefused(
                broker.options().tls(MqttTls.ofAuthorities(file("server.key"))).build(),
                "server.key",
                "it is no PEM file of certificates");
    }

    @Test
    void refusesACertificateOfAnotherHost() throws Exception {
        certificate("server", "DNS:elsewhere.example");
        startWithTls();
        assertRefused(
                broker.options().tls(MqttTls.ofAuthorities(file("ca.pem"))).build(),
                "the broker's certificate is for another host");
    }

    @Test
    void saysThatTheBrokerDoesNotSpeakTls() throws Exception {
        broker.open().start();
        assertRefused(
                broker.options()
                        .tls(MqttTls.ofSystem())
                        .timeout(Duration.ofSeconds(5))
                        .build(),
                "TLS");
    }

    @Test
    void showsAClientCertificate() throws Exception {
        certificate("server", "IP:127.0.0.1");
        certificate("client", "DNS:p1meter");
        startWithTls("require_certificate true");
        MqttTls tls = MqttTls.ofAuthorities(file("ca.pem"));
        assertTaken(broker.options()
                .tls(tls.withCertificate(file("client.pem"), file("client.key")))
                .build());
        assertRefused(broker.options().tls(tls).build(), "certificate");
        assertRefused(
                broker.options()
                        .tls(tls.withCertificate(file("client.pem"), file("client.csr")))
                        .build(),
                "client.csr",
                "openssl pkcs8");
        Programs.run(
                "openssl",
                "ecparam",
                "-name",
                "prime256v1",
                "-genkey",
                "-noout",
                "-out",
                file("ec.key").toString());
        assertRefused(
                broker.options()
                        .tls(tls.withCertificate(file("client.pem"), file("ec.key")))
                        .build(),
                "openssl pkcs8");
    }
}
