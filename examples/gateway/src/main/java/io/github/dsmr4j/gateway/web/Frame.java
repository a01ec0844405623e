package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.reporters.http.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What stands around each page: head, links to the other pages, the other language. */
final class Frame {
    private static final String TYPE = "text/html; charset=utf-8";

    private static final String LIVE = "/";
    private static final int OK = 200;

    /** Longer than it takes to close and to open everything. */
    private static final String REFRESH = "5;url=";

    /** Pages by path, and the keys of their names. */
    private static final List<Link> MENU = List.of(
            new Link(LIVE, "menu.status"),
            new Link("/P1", "menu.meter"),
            new Link("/Data", "menu.telegram"),
            new Link("/Setup", "menu.setup"),
            new Link("/Help", "menu.help"));

    private record Link(String path, String key) {}

    private Frame() {}

    /** A page with a title, by its key. */
    static Answer page(int status, Visit visit, String title, Consumer<Html> content) {
        return page(status, visit, title, Optional.empty(), content);
    }

    /** A page that is soon followed by another one of this server, which is closed meanwhile: a script might not come. */
    static Answer passing(Visit visit, String title, String next, Consumer<Html> content) {
        return page(OK, visit, title, Optional.of(REFRESH + visit.link(next)), content);
    }

    private static Answer page(
            int status, Visit visit, String title, Optional<String> refresh, Consumer<Html> content) {
        Texts texts = visit.texts();
        Html html = new Html();
        html.open("html", "lang", visit.language().tag());
        html.open("head");
        refresh.ifPresent(next -> html.empty("meta", "http-equiv", "refresh", "content", next));
        head(html, texts.get(title) + " · " + texts.get("name"), visit.path().equals(LIVE));
        html.open("body");
        header(html, visit);
        html.open("main", "data-lost", texts.get("lost"));
        content.accept(html);
        html.close().close().close();
        return Answer.of(status, TYPE, html.toString());
    }

    private static void head(Html html, String title, boolean live) {
        html.empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .empty("meta", "name", "color-scheme", "content", "light dark")
                .element("title", title)
                .empty("link", "rel", "icon", "type", "image/svg+xml", "href", "/icon.svg")
                .empty("link", "rel", "stylesheet", "href", "/page.css")
                .empty("link", "rel", "stylesheet", "href", "/form.css")
                .element("script", "", "src", "/page.js", "defer", "");
        if (live) {
            // Without the script it would go on to say that it is live.
            html.open("noscript")
                    .empty("meta", "http-equiv", "refresh", "content", "10")
                    .close();
        }
        html.close();
    }

    private static void header(Html html, Visit visit) {
        html.open("header").element("strong", visit.texts().get("name"));
        html.open("nav", "aria-label", visit.texts().get("menu"));
        for (Link link : MENU) {
            String[] current = Visit.plain(link.path).equals(Visit.plain(visit.path()))
                    ? new String[] {"href", visit.link(link.path), "aria-current", "page"}
                    : new String[] {"href", visit.link(link.path)};
            html.element("a", visit.texts().get(link.key), current);
        }
        html.close();
        languages(html, visit);
        html.close();
    }

    private static void languages(Html html, Visit visit) {
        html.open("div", "class", "languages");
        Arrays.stream(Language.values())
                .filter(language -> language != visit.language())
                .forEach(language -> html.element(
                        "a",
                        language.ownName(),
                        "href",
                        Visit.in("", language),
                        "lang",
                        language.tag(),
                        "hreflang",
                        language.tag()));
        html.close();
    }
}
