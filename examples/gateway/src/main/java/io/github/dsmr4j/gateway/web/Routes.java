package io.github.dsmr4j.gateway.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.dsmr4j.gateway.web.FormRule.Refusal;
import io.github.dsmr4j.reporters.http.Answer;
import io.github.dsmr4j.reporters.http.Document;
import io.github.dsmr4j.reporters.http.DocumentHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which paths there are, what answers them, and who may ask. Not for several threads until it is complete. */
public final class Routes {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int BAD_REQUEST = 400;

    record Route(Access access, HttpHandler handler) {}

    private final Map<String, Route> byPath = new LinkedHashMap<>();

    /** A page to read; its path in any case of letters. */
    public Routes page(String path, Page page) {
        return handler(path, Access.READ, exchange -> DocumentHandler.send(exchange, page.answer(Visit.of(exchange))));
    }

    /** A document to read, the same. */
    public Routes document(String path, Document document) {
        return page(path, visit -> document.answer());
    }

    /** A page with forms. */
    Routes form(String path, Access access, FormPage page) {
        return handler(path, access, exchange -> {
            Visit visit = Visit.of(exchange);
            answer(page, exchange, visit);
        });
    }

    private static void answer(FormPage page, HttpExchange exchange, Visit visit) throws IOException {
        Optional<FormData> form = Optional.empty();
        if (exchange.getRequestMethod().equals("POST")) {
            try {
                form = FormData.read(exchange.getRequestBody());
            } catch (IllegalArgumentException e) {
                Answer refusal = Answer.of(BAD_REQUEST, TEXT, visit.texts().get("refused.form") + "\n");
                DocumentHandler.send(exchange, refusal);
                return;
            }
            if (form.isEmpty()) {
                Refusal tooLarge = FormRule.tooLarge();
                Answer refusal =
                        Answer.of(tooLarge.status(), TEXT, visit.texts().get(tooLarge.key()) + "\n");
                DocumentHandler.send(exchange, refusal);
                return;
            }
        }
        try {
            FormVisit asked = new FormVisit(exchange, visit, form);
            Answer answer = page.answer(asked);
            try {
                DocumentHandler.send(exchange, answer);
            } finally {
                // Also for a browser that did not wait: what it asked for is done.
                asked.done();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server is closed");
        }
    }

    /** Anything else; the server calls it in a context of this very path. */
    public Routes handler(String path, Access access, HttpHandler handler) {
        byPath.put(path, new Route(access, handler));
        return this;
    }

    /** The paths as they were given. */
    Iterable<String> paths() {
        return byPath.keySet();
    }

    Optional<Route> find(String path) {
        return Optional.ofNullable(byPath.get(path))
                .or(() -> byPath.entrySet().stream()
                        .filter(route -> Visit.plain(route.getKey()).equals(Visit.plain(path)))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }
}
