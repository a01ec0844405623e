package io.github.dsmr4j.reporters;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's server on loopback, and somebody who asks it. */
public final class Served implements Closeable {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIME_LIMIT).build();

    private final ExecutorService threads = Executors.newCachedThreadPool();

    public Served() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    public Served at(String path, HttpHandler handler) {
        server.createContext(path, handler);
        return this;
    }

    /** Such as {@code 127.0.0.1:8080}. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return ask("GET", path);
    }

    public HttpResponse<byte[]> ask(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address() + path))
                .method(method, method.equals("POST") ? BodyPublishers.ofString("body") : BodyPublishers.noBody())
                .timeout(TIME_LIMIT)
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
