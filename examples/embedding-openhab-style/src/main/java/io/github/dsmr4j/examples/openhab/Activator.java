package io.github.dsmr4j.examples.openhab;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.examples.openhab.host.Host;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.util.Optional;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Reads the meter while the bundle is active. */
public final class Activator implements BundleActivator {
    private Optional<P1Reader> reader = Optional.empty();

    @Override
    public void start(BundleContext context) {
        Host host = context.getService(context.getServiceReference(Host.class));
        reader = Optional.of(new P1Reader(new HostTransport(host), telegram -> show(Reading.of(telegram), host)));
        reader.ifPresent(P1Reader::start);
    }

    private static void show(Reading reading, Host host) {
        reading.powerDelivered().ifPresent(power -> host.update("power", power.toString()));
        host.update("document", ReadingJson.line(reading));
    }

    @Override
    public void stop(BundleContext context) {
        reader.ifPresent(P1Reader::close);
    }
}
