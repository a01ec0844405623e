package io.github.dsmr4j.reporters.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Objects;

/**
 * Serves a {@link Document} from the JDK's server, to GET and HEAD, at the path of its context alone: the server would
 * hand it everything below, too.
 *
 * <pre>{@code
 * server.createContext("/metrics", new DocumentHandler(new PrometheusDocument(latest)));
 * }</pre>
 *
 * <p>Any number of the server's threads at once.
 */
public final class DocumentHandler implements HttpHandler {
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int NO_BODY = -1;

    private final Document document;

    /** A handler of one document. */
    public DocumentHandler(Document document) {
        this.document = Objects.requireNonNull(document, "document");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!exchange.getHttpContext()
                    .getPath()
                    .equals(exchange.getRequestURI().getPath())) {
                send(exchange, NOT_FOUND, "text/plain; charset=utf-8", "nothing here\n".getBytes(UTF_8));
            } else if (method.equals("GET") || method.equals("HEAD")) {
                Answer answer = document.answer();
                send(exchange, answer.status(), answer.contentType(), answer.body());
            } else {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, NOT_ALLOWED, "text/plain; charset=utf-8", "read only\n".getBytes(UTF_8));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", contentType);
        headers.set("Cache-Control", "no-store");
        // A telegram is what somebody else sent: no browser is to guess that it be a page.
        headers.set("X-Content-Type-Options", "nosniff");
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
