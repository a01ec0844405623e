package io.github.dsmr4j.examples.spring;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.transport.P1Listener;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.ReaderFailure;
import io.github.dsmr4j.core.transport.TcpTransport;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Is read while the application runs; its health and its power are shown with those of the other beans. */
@Component("p1")
class P1Meter implements P1Listener, HealthIndicator {
    private final P1Reader reader;
    private volatile Optional<Reading> latest = Optional.empty();

    P1Meter(@Value("${p1.host}") String host, @Value("${p1.port:2000}") int port, MeterRegistry metrics) {
        reader = new P1Reader(new TcpTransport(host, port), this);
        metrics.gauge("p1.power.watts", this, P1Meter::watts);
    }

    @PostConstruct
    void start() {
        reader.start();
    }

    @PreDestroy
    void stop() {
        reader.close();
    }

    @Override
    public void telegram(Telegram telegram) {
        latest = Optional.of(Reading.of(telegram));
    }

    /** What was read before says nothing of a source that is lost. */
    @Override
    public void failed(ReaderFailure failure) {
        latest = Optional.empty();
    }

    @Override
    public Health health() {
        Health.Builder health = (latest.isPresent() ? Health.up() : Health.down()).withDetail("state", reader.state());
        reader.statistics().lastTelegram().ifPresent(time -> health.withDetail("lastTelegram", time));
        return health.build();
    }

    /** Not a number while it is unknown. */
    private double watts() {
        return latest.flatMap(Reading::powerDelivered)
                .map(power -> power.in(Unit.WATT).doubleValue())
                .orElse(Double.NaN);
    }
}
