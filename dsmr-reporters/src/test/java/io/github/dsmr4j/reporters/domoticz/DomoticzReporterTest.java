package io.github.dsmr4j.reporters.domoticz;

import static io.github.dsmr4j.reporters.domoticz.Readings.household;
import static io.github.dsmr4j.reporters.domoticz.Readings.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.StandIn;
import io.github.dsmr4j.reporters.StandIn.Behaviour;
import io.github.dsmr4j.reporters.domoticz.DomoticzStandIn.Device;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DomoticzReporterTest {
    private static final String ENERGY = "7=1000001;2000002;3000003;4000004;495;0";
    private static final Duration SHORT = Duration.ofMillis(500);

    private DomoticzStandIn domoticz;

    @BeforeEach
    void start() throws IOException {
        domoticz = DomoticzStandIn.http().device(7, Device.ENERGY).device(8, Device.COUNTER);
    }

    @AfterEach
    void stop() {
        domoticz.close();
        assertThat(domoticz.faults()).isEmpty();
    }

    private String address() {
        return "http://127.0.0.1:" + domoticz.port();
    }

    private DomoticzOptions options() {
        return DomoticzOptions.of(address(), 7).withDevice(DomoticzDevice.GAS, 8);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> failure(DomoticzOptions options) throws IOException {
        return failure(new DomoticzReporter(options), household("1"));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> failure(DomoticzReporter reporter, Report report) {
        return assertThat(catchThrowable(() -> reporter.report(report))).isInstanceOf(IOException.class);
    }

    @Test
    void sendsEnergyEachTimeAndGasWhenItChanged() throws Exception {
        try (DomoticzReporter reporter = new DomoticzReporter(options())) {
            reporter.report(household("06817.321"));
            reporter.report(household("06817.321"));
            reporter.report(household("06817.322"));
            reporter.report(household("06817.322"));
        }
        assertThat(domoticz.taken()).containsExactly(ENERGY, "8=6817321", ENERGY, ENERGY, "8=6817322", ENERGY);
    }

    @Test
    void sendsGasAgainUntilItIsTaken() throws Exception {
        DomoticzReporter reporter =
                new DomoticzReporter(DomoticzOptions.of(address(), 7).withDevice(DomoticzDevice.GAS, 9));
        failure(reporter, household("5")).isInstanceOf(RefusedException.class);
        domoticz.behave(exchange -> StandIn.answer(exchange, 503, ""));
        failure(reporter, household("5")).isNotInstanceOf(RefusedException.class);
        domoticz.behaveAgain();
        domoticz.device(9, Device.COUNTER);
        reporter.report(household("5"));
        reporter.report(household("5"));
        assertThat(domoticz.taken()).containsExactly(ENERGY, ENERGY, "9=5000", ENERGY);
    }

    @Test
    void sendsWater() throws Exception {
        new DomoticzReporter(DomoticzOptions.of(address(), 7).withDevice(DomoticzDevice.WATER, 8))
                .report(report("1-0:1.8.0(1*kWh)", "0-2:24.1.0(007)", "0-2:24.2.1(240311101000W)(00123.456*m3)"));
        assertThat(domoticz.taken()).containsExactly("7=1000;0;0;0;0;0", "8=123456");
    }

    @Test
    void wantsNoEnergyOfAMeterThatHasNoDeviceForIt() throws Exception {
        domoticz.device(9, Device.COUNTER);
        new DomoticzReporter(DomoticzOptions.of(address(), Map.of(DomoticzDevice.HEAT, 9)))
                .report(report("0-1:24.1.0(004)", "0-1:24.2.1(240311101000W)(12.345*GJ)"));
        assertThat(domoticz.taken()).containsExactly("9=12345");
    }

    @Test
    void sendsEachDeviceWhatChangedUntilItIsTaken() throws Exception {
        domoticz.device(9, Device.COUNTER).device(10, Device.CURRENT).device(12, Device.VOLTAGE);
        DomoticzReporter reporter = new DomoticzReporter(DomoticzOptions.of(address(), 7)
                .withDevice(DomoticzDevice.HEAT, 9)
                .withDevice(DomoticzDevice.CURRENT, 10)
                .withDevice(DomoticzDevice.VOLTAGE_L1, 11)
                .withDevice(DomoticzDevice.VOLTAGE_L3, 12));
        failure(reporter, threePhases("230.1")).hasMessageStartingWith("cannot send voltage-l1 to idx 11 at ");
        domoticz.device(11, Device.VOLTAGE);
        reporter.report(threePhases("230.1"));
        reporter.report(threePhases("230.1"));
        reporter.report(threePhases("229.9"));
        String energy = "7=1000;0;0;0;0;0";
        assertThat(domoticz.taken())
                .containsExactly(
                        energy, "9=12345", "10=1.74;0;2", "12=228.0", energy, "11=230.1", energy, energy, "11=229.9");
    }

    private static Report threePhases(String volts) {
        return report(
                "1-0:1.8.0(1*kWh)",
                "1-0:31.7.0(-1.74*A)",
                "1-0:71.7.0(002*A)",
                "1-0:32.7.0(" + volts + "*V)",
                "1-0:72.7.0(228.0*V)",
                "0-1:24.1.0(012)",
                "0-1:24.2.1(240311101000W)(00012.345*GJ)");
    }

    @Test
    void swapsTariffs() throws Exception {
        new DomoticzReporter(DomoticzOptions.of(address() + "/", 7).withTariffsSwapped(true)).report(household("1"));
        assertThat(domoticz.taken()).containsExactly("7=2000002;1000001;4000004;3000003;495;0");
    }

    @Test
    void namesTheDeviceThatIsNotKnown() throws Exception {
        failure(DomoticzOptions.of(address(), 77).withDevice(DomoticzDevice.GAS, 8))
                .isInstanceOf(RefusedException.class)
                .hasMessage(
                        "cannot send energy to idx 77 at " + address() + ": Domoticz answers ERR: most likely it has"
                                + " no device with idx 77; look the number up in its list of devices");
        assertThat(domoticz.taken()).containsExactly("8=1000");
    }

    @Test
    void refusesAReadingWithoutEnergyButSendsItsGas() throws Exception {
        DomoticzReporter reporter = new DomoticzReporter(options());
        Report gasAlone = report("0-1:24.1.0(003)", "0-1:24.2.1(240311101000W)(2*m3)");
        failure(reporter, gasAlone)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the energy of meter")
                .hasMessageContaining("1-0:1.8.n");
        assertThat(domoticz.taken()).containsExactly("8=2000");
    }

    @Test
    void logsInWithUserAndPassword() throws Exception {
        domoticz.ask("Basic cDE6Z2Vow6lpbTo=");
        new DomoticzReporter(options().withLogin("p1", "geh\u00e9im:")).report(household("1"));
        assertThat(domoticz.taken()).containsExactly(ENERGY, "8=1000");
    }

    @Test
    void logsInWithAToken() throws Exception {
        domoticz.ask("Bearer abc.DEF-123_~+/==");
        new DomoticzReporter(options().withBearerToken("abc.DEF-123_~+/==")).report(household("1"));
        assertThat(domoticz.taken()).containsExactly(ENERGY, "8=1000");
    }

    @Test
    void saysThatTheLoginIsWrongWithoutShowingIt() throws Exception {
        domoticz.ask("Basic something else");
        DomoticzOptions options = options().withLogin("p1user", "geheim");
        failure(options)
                .isNotInstanceOf(RefusedException.class)
                .hasMessageContaining("cannot send energy to idx 7 at " + address())
                .hasMessageContaining("HTTP 401")
                .hasMessageContaining("allow basic authentication")
                .hasMessageNotContaining("p1user")
                .hasMessageNotContaining("geheim")
                .hasNoCause();
        assertThat(new DomoticzReporter(options).name()).isEqualTo("domoticz " + address());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | no or a wrong login",
                "403 | a user who may only view is not enough",
                "404 | check port and path of the address",
                "500 | look into its log",
                "418 | is that Domoticz's address?",
            })
    void saysWhatAStatusMeans(int status, String words) throws Exception {
        domoticz.behave(exchange -> StandIn.answer(exchange, status, "{\"status\":\"OK\"}"));
        failure(options()).hasMessageContaining(words).hasMessageContaining("HTTP " + status);
    }

    @Test
    void doesNotFollowARedirectWithItsLogin() throws Exception {
        try (DomoticzStandIn elsewhere = DomoticzStandIn.http().device(7, Device.ENERGY)) {
            domoticz.behave(exchange -> {
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + elsewhere.port() + "/json.htm");
                StandIn.answer(exchange, 302, "");
            });
            failure(options().withLogin("p1", "geheim")).hasMessageContaining("give the last address itself");
            assertThat(elsewhere.taken()).isEmpty();
            assertThat(elsewhere.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"<html>a router</html>", "`{\"status\":`", "`[]`", "`\"OK\"`", "``", "`{\"status\":{\"OK\":1}}`"})
    void saysThatAnAnswerIsNotOfDomoticz(String body) throws Exception {
        domoticz.behave(exchange -> StandIn.answer(exchange, 200, body));
        failure(options()).hasMessageContaining("the answer is not one of Domoticz's");
    }

    @Test
    void readsNoMoreThanItNeedsOfAnEndlessAnswer() throws Exception {
        domoticz.behave(domoticz::flood);
        failure(options()).hasMessageContaining("the answer is longer than Domoticz's");
    }

    @Test
    void waitsForAnAnswerNoLongerThanItMay() throws Exception {
        for (Behaviour hanging : new Behaviour[] {domoticz::hang, domoticz::hangInMidBody}) {
            domoticz.behave(hanging);
            failure(options().withTimeOut(SHORT)).hasMessageContaining("no whole answer within 500 ms");
        }
        domoticz.behaveAgain();
        new DomoticzReporter(options()).report(household("1"));
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws Exception {
        domoticz.behave(domoticz::hang);
        Thread.currentThread().interrupt();
        DomoticzReporter reporter = new DomoticzReporter(options());
        assertThat(catchThrowable(() -> reporter.report(household("1")))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int port = domoticz.port();
        domoticz.close();
        failure(DomoticzOptions.of("http://127.0.0.1:" + port, 7))
                .hasMessageContaining("refused; is Domoticz running there, and is the port right?");
    }

    @Test
    void saysThatTheHostIsNotKnown() throws Exception {
        failure(DomoticzOptions.of("http://no-such-host.invalid:8080", 7))
                .hasMessageContaining("the host name is not known");
    }

    @Test
    void saysThatAnAddressDoesNotAnswer() throws Exception {
        // A full backlog lets nobody in and refuses nobody.
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket[] waiting = new Socket[3];
            for (int i = 0; i < waiting.length; i++) {
                waiting[i] = new Socket();
                try {
                    waiting[i].connect(full.getLocalSocketAddress(), 200);
                } catch (IOException e) {
                    // Full.
                    break;
                }
            }
            failure(DomoticzOptions.of("http://127.0.0.1:" + full.getLocalPort(), 7)
                            .withTimeOut(SHORT))
                    .hasMessageContaining("no connection in time; is the host switched on");
            for (Socket socket : waiting) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void saysThatAnotherProtocolIsSpokenThere() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread other = new Thread(() -> greet(server));
            other.start();
            failure(DomoticzOptions.of("http://127.0.0.1:" + server.getLocalPort(), 7))
                    .hasMessageContaining("the connection broke before the answer was complete")
                    .hasMessageContaining("is it http or https?");
            other.join();
        }
    }

    private static void greet(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
