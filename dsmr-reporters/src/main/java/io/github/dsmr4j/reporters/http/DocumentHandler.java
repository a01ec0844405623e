package io.github.dsmr4j.reporters.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Objects;

/**
 * Serves a {@link Document} from the JDK's server, to GET and HEAD, at the path of its context alone. A client that does
 * not read it is given up after ten seconds.
 *
 * <pre>{@code
 * server.createContext("/metrics", new DocumentHandler(new PrometheusDocument(latest)));
 * }</pre>
 *
 * <p>Any number of the server's threads at once.
 */
public final class DocumentHandler extends GetHandler {
    private final Document document;

    /**
     * A handler of one document.
     *
     * @param document asked anew at each request
     */
    public DocumentHandler(Document document) {
        this.document = Objects.requireNonNull(document, "document");
    }

    /**
     * Sends an answer as these handlers do, for a handler that makes one from the request: without its body to HEAD, not to
     * be kept, and given up after ten seconds.
     *
     * @param exchange one whose request has not been answered; closing it is left to the caller
     * @param answer what to send
     * @throws IOException if the client went away or did not read
     */
    public static void send(HttpExchange exchange, Answer answer) throws IOException {
        send(exchange, answer.status(), answer.contentType(), answer.body());
    }

    @Override
    void answer(HttpExchange exchange) throws IOException {
        send(exchange, document.answer());
    }
}
