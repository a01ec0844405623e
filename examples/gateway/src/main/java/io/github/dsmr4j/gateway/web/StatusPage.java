package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.core.transport.ReaderState;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.http.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The page at {@code /}: what the meters say now and how the gateway does. It is complete as it is sent; the script only
 * keeps it up to date, part by part ({@code data-part}) and value by value ({@code data-key}).
 */
final class StatusPage {
    private static final int OK = 200;
    static final String ABSENT = "–";

    private final Html html;
    private final Texts texts;
    private final GatewayStatus status;

    private StatusPage(Html html, Texts texts, GatewayStatus status) {
        this.html = html;
        this.texts = texts;
        this.status = status;
    }

    static Answer of(GatewayStatus status, Visit visit) {
        return Frame.page(OK, visit, "menu.status", html -> new StatusPage(html, visit.texts(), status).write());
    }

    /** A state in the words of the documents. */
    static String stateKey(ReaderState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private void write() {
        html.element("h1", texts.get("menu.status"), "class", "hidden");
        List<SourceStatus> sources = status.sources();
        for (int i = 0; i < sources.size(); i++) {
            source(sources.get(i), "-" + i);
        }
        part("reporters");
        new ReporterTable(html, texts, status).write();
        html.close();
        part("about", "class", "about");
        html.text(texts.get("about", status.version(), texts.duration(status.uptime())));
        html.close();
    }

    /** Begins what the script replaces as a whole. */
    private void part(String name, String... attributes) {
        String[] all = new String[attributes.length + 2];
        all[0] = "data-part";
        all[1] = name;
        System.arraycopy(attributes, 0, all, 2, attributes.length);
        html.open("div", all);
    }

    private void source(SourceStatus source, String suffix) {
        html.open("section", "data-events", source.source().events());
        new SourceHeading(html, texts, status).name(source);
        part("banner" + suffix, "role", "status");
        banner(source);
        html.close();
        part("readings" + suffix, "class", "readings", "data-live", String.valueOf(source.isLive()));
        source.newest().ifPresent(report -> readings(report, source));
        html.close();
        part("source" + suffix);
        new SourceTable(html, texts, source).write();
        html.close().close();
    }

    private void banner(SourceStatus source) {
        if (source.isLive()) {
            html.element("p", texts.get("banner.live"), "class", "banner good");
            return;
        }
        String words = source.lastTelegram()
                .map(time ->
                        texts.get("banner.old", texts.time(time, source.source().zone())))
                .orElse(texts.get("banner.none"));
        html.open("p", "class", "banner bad").element("strong", words).text(" ");
        html.text(texts.get("banner.state", texts.get("state." + stateKey(source.state()))));
        html.close();
    }

    private void readings(Report report, SourceStatus source) {
        Figures figures = new Figures(report.reading(), texts, source.source().zone());
        new ReadingParts(html, texts, figures, source.isLive()).write();
    }

    /** A row of a table: a name and a value, if there is one. */
    static void row(Html html, String name, Optional<String> value) {
        value.ifPresent(text -> html.open("tr")
                .element("th", name, "scope", "row")
                .element("td", text)
                .close());
    }
}
