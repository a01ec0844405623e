package io.github.dsmr4j.examples.openhab;

import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.examples.openhab.host.Host;
import java.util.Optional;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Reads the meter of each host that is there while the bundle is active. */
public final class Activator implements BundleActivator {
    private Optional<Readers> readers = Optional.empty();

    @Override
    public void start(BundleContext context) {
        readers = Optional.of(new Readers(context));
        readers.ifPresent(Readers::open);
    }

    @Override
    public void stop(BundleContext context) {
        readers.ifPresent(Readers::close);
    }

    private static final class Readers extends ServiceTracker<Host, Optional<P1Reader>> {
        Readers(BundleContext context) {
            super(context, Host.class, null);
        }

        @Override
        public Optional<P1Reader> addingService(ServiceReference<Host> reference) {
            Optional<HostMeter> meter =
                    Optional.ofNullable(context.getService(reference)).map(HostMeter::new);
            Optional<P1Reader> reader = meter.map(it -> new P1Reader(it, it));
            reader.ifPresent(P1Reader::start);
            return reader;
        }

        @Override
        public void removedService(ServiceReference<Host> reference, Optional<P1Reader> reader) {
            reader.ifPresent(P1Reader::close);
            super.removedService(reference, reader);
        }
    }
}
