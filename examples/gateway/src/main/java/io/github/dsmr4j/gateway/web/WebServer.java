package io.github.dsmr4j.gateway.web;

import com.sun.net.httpserver.HttpServer;
import io.github.dsmr4j.gateway.login.Sessions;
import io.github.dsmr4j.reporters.ListenFailure;
import io.github.dsmr4j.reporters.http.ReadingEvents;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The port of the pages and documents, and the threads behind it. */
public final class WebServer implements Closeable {
    /** One for each stream of events, and some for requests: one that is sent slowly takes a thread until its time is up. */
    private static final int THREADS = ReadingEvents.DEFAULT_MAX_CLIENTS + 100;

    private static final Duration THREAD_IDLE = Duration.ofSeconds(30);
    private static final int BACKLOG = 50;

    private final HttpServer server;
    private boolean started;
    private final HostRule hosts;
    private final ExecutorService threads = new ThreadPoolExecutor(
            0, THREADS, THREAD_IDLE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), WebServer::thread);

    private WebServer(HttpServer server, HostRule hosts) {
        this.server = server;
        this.hosts = hosts;
        server.setExecutor(threads);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "http");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Bounds what a request may take, for all servers of the JDK; before the first one is made. By default it would wait for
     * ever for a request that has begun.
     */
    public static void limitRequests() {
        // Seconds for the whole request, and until a connection that says nothing is closed.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        // How many connections; those that say nothing cost no thread.
        System.setProperty("jdk.httpserver.maxConnections", "1000");
        // Bytes and lines before the body.
        System.setProperty("sun.net.httpserver.maxReqHeaderSize", "32768");
        System.setProperty("sun.net.httpserver.maxReqHeaders", "100");
    }

    /**
     * Opens the port; nobody is answered before {@link #start}.
     *
     * @throws IOException if it cannot be opened; the message says why
     */
    public static WebServer open(InetSocketAddress address, HostRule hosts) throws IOException {
        if (address.isUnresolved()) {
            throw ListenFailure.unresolved(address);
        }
        try {
            return new WebServer(HttpServer.create(address, BACKLOG), hosts);
        } catch (IOException e) {
            throw ListenFailure.of(address, e);
        }
    }

    /** Where it is. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Begins to answer; called once, when the routes are complete. */
    public void start(Routes routes, Page notFound, Sessions sessions) {
        Gate gate = new Gate(hosts, routes, notFound, sessions);
        routes.paths().forEach(path -> server.createContext(path, gate));
        started = true;
        server.start();
    }

    @Override
    public void close() {
        if (!started) {
            // Else JDK 17 keeps the port.
            server.start();
        }
        server.stop(0);
        // What the JDK accepted while it stopped, it closes when it is told once more; else the client would wait for
        // ever.
        server.stop(0);
        threads.shutdownNow();
    }
}
