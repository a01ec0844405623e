package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.login.Login;
import io.github.dsmr4j.gateway.service.ServiceManager;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Runs a pipeline, and when the settings were changed another one: there is no other way to apply them. */
final class Service implements Closeable {
    private final SetupDesk desk;
    private final RunCommand first;
    private final ServiceManager manager;
    private final PrintWriter err;
    private Optional<Login> login = Optional.empty();
    private Optional<Pipeline> running = Optional.empty();
    private boolean closed;

    /** A service by these settings. The manager hears of its work; there need not be one. */
    Service(SetupDesk desk, RunCommand first, ServiceManager manager, PrintWriter err) {
        this.desk = desk;
        this.first = first;
        this.manager = manager;
        this.err = err;
    }

    /** Reads until all sources have ended or it is closed; the exit status. */
    int run() throws IOException, InterruptedException {
        Pipeline pipeline = open(first);
        while (true) {
            hold(pipeline);
            int status = pipeline.run();
            if (isClosed() || !desk.isChanged()) {
                return status;
            }
            err.println("the settings were changed; starting anew with them");
            pipeline = next();
        }
    }

    private Pipeline next() throws IOException {
        try {
            Pipeline next = open(desk.settings());
            desk.applied();
            return next;
        } catch (IOException | RuntimeException e) {
            err.println("cannot start with the new settings: " + e.getMessage() + "; the ones from before are back");
            desk.takeBack(String.valueOf(e.getMessage()));
            return open(desk.settings());
        }
    }

    private Pipeline open(RunCommand settings) throws IOException {
        Optional<Login> kept = settings.reporters().login();
        // Sessions go on, unless the password is kept elsewhere from now on.
        if (!login.map(Login::file).equals(kept.map(Login::file))) {
            login = kept;
        }
        return settings.open(login.map(known -> new Owner(known, desk)), err);
    }

    /** An interruption closes the one that runs; the desk does, too, when something was saved. */
    private synchronized void hold(Pipeline pipeline) {
        running = Optional.of(pipeline);
        desk.closes(pipeline);
        manager.serves(pipeline::isWorking);
        if (closed) {
            pipeline.close();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        running.ifPresent(Pipeline::close);
    }
}
