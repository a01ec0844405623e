package io.github.dsmr4j.examples.spring;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.transport.P1Listener;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.ReaderState;
import io.github.dsmr4j.core.transport.TcpTransport;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads the meter that {@code --p1.host=p1-adapter} names; shows its health and power with those of the other beans. */
@SpringBootApplication(proxyBeanMethods = false)
public class MeterApplication {
    public static void main(String[] args) {
        SpringApplication.run(MeterApplication.class, args);
    }

    @Component("p1")
    static class P1Meter extends AbstractHealthIndicator implements P1Listener, SmartLifecycle {
        private final TcpTransport transport;
        private volatile Optional<P1Reader> reader = Optional.empty();
        private volatile Optional<Reading> latest = Optional.empty();

        P1Meter(@Value("${p1.host}") String host, @Value("${p1.port:2000}") int port, MeterRegistry metrics) {
            transport = new TcpTransport(host, port);
            metrics.gauge("p1.power.watts", this, P1Meter::watts);
        }

        @Override
        public void start() {
            reader = Optional.of(new P1Reader(transport, this));
            reader.ifPresent(P1Reader::start);
        }

        @Override
        public void stop() {
            reader.ifPresent(P1Reader::close);
            reader = Optional.empty();
        }

        @Override
        public boolean isRunning() {
            return reader.isPresent();
        }

        @Override
        public void telegram(Telegram telegram) {
            latest = Optional.of(Reading.of(telegram));
        }

        @Override
        public void stateChanged(ReaderState state) {
            latest = latest.filter(reading -> state == ReaderState.READING); // A lost source has no power.
        }

        @Override
        protected void doHealthCheck(Health.Builder health) {
            health.status(latest.isPresent() ? "UP" : "DOWN");
            reader.map(P1Reader::state).ifPresent(state -> health.withDetail("state", state));
            reader.flatMap(it -> it.statistics().lastTelegram())
                    .ifPresent(time -> health.withDetail("lastTelegram", time));
        }

        private double watts() {
            return latest.flatMap(Reading::powerDelivered)
                    .map(power -> power.in(Unit.WATT).doubleValue())
                    .orElse(Double.NaN);
        }
    }
}
