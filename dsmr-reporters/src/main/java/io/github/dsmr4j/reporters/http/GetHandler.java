package io.github.dsmr4j.reporters.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;

/**
 * What can be read, with GET and HEAD, at the path of its context alone: the server would hand it everything below, too.
 */
abstract class GetHandler implements HttpHandler {
    static final String TEXT = "text/plain; charset=utf-8";

    /** How long a client may take to read what fits into no buffer. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int NO_BODY = -1;

    /** Answers a GET or HEAD. */
    abstract void answer(HttpExchange exchange) throws IOException;

    @Override
    public final void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!exchange.getHttpContext()
                    .getPath()
                    .equals(exchange.getRequestURI().getPath())) {
                send(exchange, NOT_FOUND, TEXT, "nothing here\n".getBytes(UTF_8));
            } else if (method.equals("GET") || method.equals("HEAD")) {
                answer(exchange);
            } else {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, NOT_ALLOWED, TEXT, "read only\n".getBytes(UTF_8));
            }
        }
    }

    static void send(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        setHeaders(exchange, contentType);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            TimedWrite.within(PATIENCE, () -> exchange.sendResponseHeaders(status, NO_BODY));
            return;
        }
        TimedWrite.within(PATIENCE, () -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        });
    }

    static void setHeaders(HttpExchange exchange, String contentType) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", contentType);
        headers.set("Cache-Control", "no-store");
        // A telegram is what somebody else sent: no browser is to guess that it be a page.
        headers.set("X-Content-Type-Options", "nosniff");
    }
}
