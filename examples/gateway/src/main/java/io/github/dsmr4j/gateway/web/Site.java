package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.gateway.login.Login;
import io.github.dsmr4j.reporters.http.Answer;
import io.github.dsmr4j.reporters.http.Document;
import io.github.dsmr4j.reporters.http.JsonDocument;
import io.github.dsmr4j.reporters.http.TelegramDocument;
import java.util.List;
import java.util.stream.Stream;

/** The pages, and the documents that go with them. */
public final class Site {
    private static final int NOT_FOUND = 404;

    private Site() {}

    /**
     * Everything about a gateway but what its reporters bring: add the rest.
     *
     * @param addresses where a browser finds it
     * @param login for what may be changed
     * @param desk where that is
     */
    public static Routes of(Gateway gateway, List<String> addresses, Login login, SettingsDesk desk) {
        Routes routes = new Routes();
        LoginPage.addTo(routes, login);
        routes.page("/", visit -> StatusPage.of(gateway.status(), visit));
        routes.page("/P1", visit -> MeterPage.of(gateway.status(), visit));
        routes.page("/Data", visit -> TelegramPage.of(gateway.status(), visit));
        routes.form(SetupPage.PATH, Access.OWN, new SetupPage(desk, gateway::status));
        // There is nothing to update from a page: the help says how.
        for (String path : List.of("/Help", "/update")) {
            routes.page(path, visit -> HelpPage.of(gateway.status(), addresses, routes, visit));
        }
        gateway.sources().forEach(meter -> documents(routes, meter));
        routes.document("/status.json", () -> StatusDocument.of(gateway.status()));
        routes.document("/health", () -> HealthDocument.of(gateway.status()));
        file(routes, "page.css", "text/css; charset=utf-8");
        file(routes, "form.css", "text/css; charset=utf-8");
        file(routes, "page.js", "text/javascript; charset=utf-8");
        file(routes, "icon.svg", "image/svg+xml");
        return routes;
    }

    private static void documents(Routes routes, MeterSource meter) {
        Document json = new JsonDocument(meter.latest(), meter.name());
        Document telegram = new TelegramDocument(meter.telegrams(), meter.name());
        Stream.of("/json", "/P1.json").flatMap(meter::paths).forEach(path -> routes.document(path, json));
        Stream.of("/telegram", "/Data.txt").flatMap(meter::paths).forEach(path -> routes.document(path, telegram));
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
