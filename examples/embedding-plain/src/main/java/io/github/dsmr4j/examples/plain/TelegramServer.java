package io.github.dsmr4j.examples.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dsmr4j.core.telegram.FramerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Answers each telegram that is posted to {@code /telegram} with its reading: the input is all the application's own. */
public final class TelegramServer implements AutoCloseable {
    private final HttpServer server;

    /** Serves this machine alone; port 0 is any free one. */
    public TelegramServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/telegram", TelegramServer::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            // Enough for any telegram, and a bound to what a stranger can make us hold.
            byte[] body = exchange.getRequestBody().readNBytes(2 * FramerOptions.DEFAULT_MAX_TELEGRAM_LENGTH);
            Answer answer = Answer.to(body);
            byte[] text = (answer.text() + "\n").getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.understood() ? 200 : 422, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Then: {@code curl --data-binary @telegram.txt http://localhost:8080/telegram}. */
    public static void main(String[] args) throws IOException {
        new TelegramServer(8080);
    }
}
