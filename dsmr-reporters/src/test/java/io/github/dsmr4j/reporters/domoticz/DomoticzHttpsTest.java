package io.github.dsmr4j.reporters.domoticz;

import static io.github.dsmr4j.reporters.domoticz.Readings.household;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.reporters.Certificates;
import io.github.dsmr4j.reporters.domoticz.DomoticzStandIn.Device;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DomoticzHttpsTest {
    @TempDir
    private static Path folder;

    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = Certificates.in(folder);
    }

    private static DomoticzOptions trusting(DomoticzStandIn domoticz) {
        return DomoticzOptions.of("https://localhost:" + domoticz.port(), 7).withCaFile(certificates.caFile());
    }

    private static void fails(DomoticzOptions options, String words) {
        assertThatThrownBy(() -> new DomoticzReporter(options).report(household("1")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words);
    }

    @Test
    void trustsItsOwnCa() throws Exception {
        try (DomoticzStandIn domoticz = DomoticzStandIn.https(certificates.server("localhost"))) {
            domoticz.device(7, Device.ENERGY).ask("Basic cDE6Z2VoZWlt");
            new DomoticzReporter(trusting(domoticz).withLogin("p1", "geheim")).report(household("1"));
            assertThat(domoticz.taken()).hasSize(1);
            assertThat(domoticz.faults()).isEmpty();
        }
    }

    @Test
    void trustsNoUnknownCa() throws Exception {
        try (DomoticzStandIn domoticz = DomoticzStandIn.https(certificates.server("localhost"))) {
            fails(
                    DomoticzOptions.of("https://localhost:" + domoticz.port(), 7),
                    "signed by nobody that is trusted; give the file with its CA's certificate");
        }
    }

    @Test
    void trustsNoCertificateOfAnotherHost() throws Exception {
        try (DomoticzStandIn domoticz = DomoticzStandIn.https(certificates.server("other"))) {
            fails(trusting(domoticz), "its certificate is for another host name");
        }
    }

    @Test
    void trustsNoCertificateThatHasExpired() throws Exception {
        try (DomoticzStandIn domoticz = DomoticzStandIn.https(certificates.server("expired"))) {
            fails(trusting(domoticz), "its certificate is not valid today");
        }
    }

    @Test
    void saysThatAPortIsOneForHttp() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> refuse(server));
            answering.start();
            fails(DomoticzOptions.of("https://localhost:" + server.getLocalPort(), 7), "no encrypted connection");
            answering.join();
        }
    }

    private static void refuse(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getInputStream().read(new byte[1024]);
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void saysThatAPortWaitsForSomethingElse() throws Exception {
        try (DomoticzStandIn domoticz = DomoticzStandIn.http()) {
            fails(trusting(domoticz).withTimeOut(Duration.ofSeconds(1)), "is it http or https?");
        }
    }

    @Test
    void saysThatAPortIsOneForHttps() throws Exception {
        try (DomoticzStandIn domoticz = DomoticzStandIn.https(certificates.server("localhost"))) {
            fails(DomoticzOptions.of("http://localhost:" + domoticz.port(), 7), "is it http or https?");
        }
    }

    @Test
    void saysWhyACaFileCannotBeUsed() throws Exception {
        DomoticzOptions options = DomoticzOptions.of("https://localhost", 7);
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path absent = folder.resolve("absent.pem");
        assertThatThrownBy(() -> new DomoticzReporter(options.withCaFile(text)))
                .hasMessage("cannot use the certificates in " + text + ": it is no PEM file of certificates");
        assertThatThrownBy(() -> new DomoticzReporter(options.withCaFile(empty)))
                .hasMessageContaining("no certificate is in it");
        assertThatThrownBy(() -> new DomoticzReporter(options.withCaFile(absent)))
                .hasMessageContaining("there is no such file");
    }
}
