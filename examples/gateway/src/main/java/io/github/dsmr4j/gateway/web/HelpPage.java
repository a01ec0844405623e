package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.reporters.http.Answer;
import java.util.List;

/** The page at {@code /Help}: what there is at which path, and what else a user asks first. */
final class HelpPage {
    private static final int OK = 200;

    /** Paths, and the keys of what is said about them. */
    private static final List<String> PATHS = List.of(
            "/", "/P1", "/P1.json", "/Data", "/Data.txt", "/health", "/status.json", "/events", "/metrics", "/api");

    private HelpPage() {}

    static Answer of(GatewayStatus status, List<String> addresses, Routes routes, Visit visit) {
        Texts texts = visit.texts();
        return Frame.page(OK, visit, "menu.help", html -> {
            html.element("h1", texts.get("menu.help"));
            html.element("h2", texts.get("help.addresses")).open("ul");
            addresses.forEach(address -> html.element("li", address));
            html.close();
            paths(html, texts, routes);
            ofNamedMeters(html, texts, status);
            section(html, texts, "help.settings");
            section(html, texts, "help.names");
            section(html, texts, "help.access");
            section(html, texts, "help.password");
            html.element("h2", texts.get("help.version"));
            html.element("p", texts.get("help.version.text", status.version()));
        });
    }

    private static void paths(Html html, Texts texts, Routes routes) {
        html.element("h2", texts.get("help.paths"));
        html.open("div", "class", "panel").open("table", "class", "facts paths");
        PATHS.stream().filter(path -> routes.find(path).isPresent()).forEach(path -> {
            html.open("tr")
                    .open("th", "scope", "row")
                    .element("a", path, "href", path)
                    .close();
            html.element("td", texts.get("path." + path)).close();
        });
        html.close().close();
    }

    /** The first meter's are in the table. */
    private static void ofNamedMeters(Html html, Texts texts, GatewayStatus status) {
        List<String> paths = status.sources().stream()
                .flatMap(source -> source.source().paths("/json"))
                .filter(path -> !path.equals("/json"))
                .toList();
        if (!paths.isEmpty()) {
            html.element("p", texts.get("help.meters", String.join(", ", paths)));
        }
    }

    private static void section(Html html, Texts texts, String key) {
        html.element("h2", texts.get(key)).element("p", texts.get(key + ".text"));
    }
}
