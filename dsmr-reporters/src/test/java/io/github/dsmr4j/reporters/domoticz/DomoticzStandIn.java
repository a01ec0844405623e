package io.github.dsmr4j.reporters.domoticz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Answers as Domoticz does, on loopback, but takes nothing that would spoil a device: any departure from what it documents
 * is noted in {@link #faults()}, and fails the test that looks there.
 */
final class DomoticzStandIn implements Closeable {
    /** What a device takes. */
    enum Device {
        ENERGY("(0|[1-9][0-9]*)(;(0|[1-9][0-9]*)){5}"),
        COUNTER("0|[1-9][0-9]*");

        private final Pattern svalue;

        Device(String svalue) {
            this.svalue = Pattern.compile(svalue);
        }
    }

    /** What is done with the next requests, instead of what Domoticz does. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<Integer, Device> devices = new HashMap<>();
    private final List<String> taken = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private String authorization = "";
    private Behaviour behaviour = this::behave;

    private DomoticzStandIn(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    static DomoticzStandIn http() throws IOException {
        return new DomoticzStandIn(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    static DomoticzStandIn https(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new DomoticzStandIn(server);
    }

    synchronized DomoticzStandIn device(int idx, Device device) {
        devices.put(idx, device);
        return this;
    }

    /** Asks for this header; nobody else is let in. */
    synchronized void ask(String header) {
        authorization = header;
    }

    synchronized void behave(Behaviour other) {
        behaviour = other;
    }

    synchronized void behaveAgain() {
        behaviour = this::behave;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What devices were told, such as {@code 7=1;2;3;4;5;6}. */
    synchronized List<String> taken() {
        return List.copyOf(taken);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Behaviour current;
        synchronized (this) {
            current = behaviour;
        }
        try (exchange) {
            current.answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void behave(HttpExchange exchange) throws IOException {
        int status;
        String body;
        synchronized (this) {
            String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean let = authorization.isEmpty() ? given.equals("null") : given.equals(authorization);
            status = let ? 200 : 401;
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"domoticz.com\"");
            body = let ? update(exchange) : "<html>Unauthorized</html>";
        }
        answer(exchange, status, body);
    }

    private String update(HttpExchange exchange) {
        Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
        boolean command = exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().equals("/json.htm")
                && parameters.keySet().equals(Set.of("type", "param", "idx", "nvalue", "svalue"))
                && "command".equals(parameters.get("type"))
                && "udevice".equals(parameters.get("param"))
                && "0".equals(parameters.get("nvalue"));
        if (!command) {
            faults.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            return "{\"status\":\"ERR\"}";
        }
        int idx = Integer.parseInt(parameters.get("idx"));
        if (!devices.containsKey(idx)) {
            return "{\n   \"status\" : \"ERR\"\n}\n";
        }
        String svalue = parameters.get("svalue");
        if (!devices.get(idx).svalue.matcher(svalue).matches()) {
            faults.add(idx + "=" + svalue);
        }
        taken.add(idx + "=" + svalue);
        return "{\n   \"status\" : \"OK\",\n   \"title\" : \"Update Device\"\n}\n";
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return parameters;
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Answers nothing, not even a header. */
    void hang(HttpExchange exchange) throws InterruptedException {
        closing.await();
    }

    /** Begins well and stops in mid-body. */
    void hangInMidBody(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write("{\"status\" : ".getBytes(UTF_8));
        exchange.getResponseBody().flush();
        closing.await();
    }

    /** Never ends. */
    void flood(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        byte[] blanks = " ".repeat(8192).getBytes(UTF_8);
        while (closing.getCount() > 0) {
            body.write(blanks);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
