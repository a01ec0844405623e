package io.github.dsmr4j.gateway.web;

import com.sun.net.httpserver.HttpHandler;
import io.github.dsmr4j.reporters.http.Document;
import io.github.dsmr4j.reporters.http.DocumentHandler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which paths there are, what answers them, and who may ask. Not for several threads until it is complete. */
public final class Routes {
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
