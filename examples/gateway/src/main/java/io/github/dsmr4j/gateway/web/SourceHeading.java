package io.github.dsmr4j.gateway.web;

import java.time.Instant;

/** Above what a page shows of a source: its name, where there are several, and how old that is. */
final class SourceHeading {
    private final Html html;
    private final Texts texts;
    private final boolean several;

    SourceHeading(Html html, Texts texts, GatewayStatus status) {
        this.html = html;
        this.texts = texts;
        this.several = status.sources().size() > 1;
    }

    void name(SourceStatus source) {
        if (several) {
            html.element("h2", source.source().name(), "class", "name");
        }
    }

    void write(SourceStatus source) {
        name(source);
        if (source.fresh()) {
            received(source, "received", "");
        } else if (source.newest().isPresent()) {
            received(source, "banner.old", "banner bad");
        } else {
            html.element("p", texts.get("banner.none"), "class", "banner bad");
        }
    }

    private void received(SourceStatus source, String key, String style) {
        source.newest().ifPresent(report -> {
            Instant time = report.reading().telegram().received();
            html.element("p", texts.get(key, texts.time(time, source.source().zone())), "class", style);
        });
    }
}
