package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.reporters.http.Answer;
import io.github.dsmr4j.reporters.http.Document;
import io.github.dsmr4j.reporters.http.JsonDocument;
import io.github.dsmr4j.reporters.http.TelegramDocument;
import java.util.List;

/** The pages, and the documents that go with them. */
public final class Site {
    private static final int NOT_FOUND = 404;

    private Site() {}

    /**
     * Everything about a gateway but what its reporters bring: add the rest.
     *
     * @param addresses where a browser finds it
     */
    public static Routes of(Gateway gateway, List<String> addresses) {
        Routes routes = new Routes();
        routes.page("/", visit -> StatusPage.of(gateway.status(), visit));
        routes.page("/P1", visit -> MeterPage.of(gateway.status(), visit));
        routes.page("/Data", visit -> TelegramPage.of(gateway.status(), visit));
        // There is nothing to set up or update from a page yet: the help says how.
        for (String path : List.of("/Help", "/Setup", "/update")) {
            routes.page(path, visit -> HelpPage.of(gateway.status(), addresses, routes, visit));
        }
        // What knows one meter tells of the first.
        MeterSource first = gateway.sources().get(0);
        Document json = new JsonDocument(first.latest(), first.name());
        Document telegram = new TelegramDocument(first.telegrams(), first.name());
        routes.document("/json", json).document("/P1.json", json);
        routes.document("/telegram", telegram).document("/Data.txt", telegram);
        routes.document("/status.json", () -> StatusDocument.of(gateway.status()));
        routes.document("/health", () -> HealthDocument.of(gateway.status()));
        file(routes, "page.css", "text/css; charset=utf-8");
        file(routes, "page.js", "text/javascript; charset=utf-8");
        file(routes, "icon.svg", "image/svg+xml");
        return routes;
    }

    private static void file(Routes routes, String name, String type) {
        Answer file = Answer.ok(type, Resources.text(name));
        routes.document("/" + name, () -> file);
    }

    /** What is said where nothing is. */
    public static Answer notFound(Visit visit) {
        return Frame.page(NOT_FOUND, visit, "not-found", html -> {
            html.element("h1", visit.texts().get("not-found"));
            html.element("p", visit.texts().get("not-found.text"));
        });
    }
}
