package io.github.dsmr4j.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.testdata.SimulatedMeter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application, reading a simulated meter over TCP. */
class MeterApplicationTest {
    private static final byte[] SIMULATED = new SimulatedMeter(
                    SimulatedMeter.Profile.DSMR5, new SplittableRandom(1), Instant.EPOCH)
            .telegram(Instant.EPOCH);

    private static ConfigurableApplicationContext run(ServerSocket adapter) {
        return SpringApplication.run(
                MeterApplication.class,
                "--p1.host=" + adapter.getInetAddress().getHostAddress(),
                "--p1.port=" + adapter.getLocalPort(),
                "--management.endpoint.health.show-details=always",
                "--spring.main.banner-mode=off");
    }

    private static ServerSocket adapter() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static Health health(ConfigurableApplicationContext application) {
        return (Health) application.getBean(HealthEndpoint.class).healthForPath("p1");
    }

    private static boolean isUp(ConfigurableApplicationContext application) {
        return health(application).getStatus().equals(Status.UP);
    }

    private static double power(ConfigurableApplicationContext application) {
        return application
                .getBean(MeterRegistry.class)
                .get("p1.power.watts")
                .gauge()
                .value();
    }

    @Test
    void theMeterIsUpAndItsPowerShownOnceTelegramsCome() throws Exception {
        try (ServerSocket adapter = adapter();
                ConfigurableApplicationContext application = run(adapter);
                Socket connection = adapter.accept()) {
            assertThat(isUp(application)).isFalse();
            assertThat(power(application)).isNaN();

            connection.getOutputStream().write(SIMULATED);
            Eventually.await("the meter is up", () -> isUp(application));
            assertThat(health(application).getDetails()).containsKeys("state", "lastTelegram");
            assertThat(power(application)).isPositive();
        }
    }

    @Test
    void aLostMeterIsDownUntilTelegramsComeAgain() throws Exception {
        try (ServerSocket adapter = adapter();
                ConfigurableApplicationContext application = run(adapter)) {
            try (Socket connection = adapter.accept()) {
                connection.getOutputStream().write(SIMULATED);
                Eventually.await("the meter is up", () -> isUp(application));
            }
            Eventually.await("the meter is down", () -> !isUp(application));
            assertThat(power(application)).isNaN();
        }
    }

    @Test
    void theApplicationKeepsItsJvmUntilItIsClosed() throws Exception {
        Set<Thread> others = threadsThatKeepTheJvm();
        try (ServerSocket adapter = adapter()) {
            try (ConfigurableApplicationContext application = run(adapter)) {
                assertThat(application.isRunning()).isTrue();
                assertThat(threadsThatKeepTheJvm())
                        .as("threads that keep the JVM")
                        .anyMatch(thread -> !others.contains(thread));
            }
            Eventually.await("nothing keeps the JVM", () -> others.containsAll(threadsThatKeepTheJvm()));
        }
    }

    private static Set<Thread> threadsThatKeepTheJvm() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }

    @Test
    void theReaderStopsAndStartsWithTheApplication() throws Exception {
        try (ServerSocket adapter = adapter();
                ConfigurableApplicationContext application = run(adapter)) {
            try (Socket connection = adapter.accept()) {
                application.stop();
                assertEnded(connection);
            }
            application.start();
            try (Socket connection = adapter.accept()) {
                connection.getOutputStream().write(SIMULATED);
                Eventually.await("the meter is up", () -> isUp(application));
            }
        }
    }

    @Test
    void theReaderEndsWithTheApplication() throws Exception {
        try (ServerSocket adapter = adapter()) {
            Socket connection;
            try (ConfigurableApplicationContext application = run(adapter)) {
                connection = adapter.accept();
                assertThat(application.isRunning()).isTrue();
            }
            try (connection) {
                assertEnded(connection);
            }
        }
    }

    private static void assertEnded(Socket connection) throws IOException {
        assertThat(connection.getInputStream().read())
                .as("the end of the connection")
                .isEqualTo(-1);
    }

    @Test
    void healthAndMetricsAreShownThroughJmx() throws Exception {
        try (ServerSocket adapter = adapter();
                ConfigurableApplicationContext application = run(adapter)) {
            assertThat(application.isRunning()).isTrue();
            assertThat(askThroughJmx("Health", "health").toString()).contains("p1={status=DOWN");
            assertThat(askThroughJmx("Metrics", "listNames").toString()).contains("p1.power.watts");
        }
    }

    private static Map<?, ?> askThroughJmx(String endpoint, String operation) throws Exception {
        return (Map<?, ?>) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("org.springframework.boot:type=Endpoint,name=" + endpoint),
                        operation,
                        new Object[0],
                        new String[0]);
    }
}
