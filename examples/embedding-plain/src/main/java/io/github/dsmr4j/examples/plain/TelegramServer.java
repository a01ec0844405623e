package io.github.dsmr4j.examples.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dsmr4j.core.telegram.FramerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Answers each telegram that is posted to {@code /telegram} with its reading: the input is all the application's own. */
public final class TelegramServer {
    /** Enough for any telegram, and a bound to what a stranger can make us hold. */
    static final int MAX_LENGTH = 2 * FramerOptions.DEFAULT_MAX_TELEGRAM_LENGTH;

    private TelegramServer() {}

    /** Serves this machine alone, until it is stopped; port 0 is any free one. */
    static HttpServer start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/telegram", TelegramServer::answer);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_LENGTH + 1);
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                exchange.sendResponseHeaders(405, -1);
            } else if (body.length > MAX_LENGTH) {
                exchange.sendResponseHeaders(413, -1);
            } else {
                send(exchange, Answer.to(body));
            }
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] text = (answer.text() + "\n").getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.understood() ? 200 : 422, text.length);
        exchange.getResponseBody().write(text);
    }

    /** Then: {@code curl --data-binary @telegram.txt http://localhost:8080/telegram}. */
    public static void main(String[] args) throws IOException {
        start(8080);
    }
}
