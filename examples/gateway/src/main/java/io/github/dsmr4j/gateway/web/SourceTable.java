package io.github.dsmr4j.gateway.web;

import java.time.Duration;
import java.util.Optional;

/** How a source does, on the status page. */
final class SourceTable {
    private final Html html;
    private final Texts texts;
    private final SourceStatus source;

    SourceTable(Html html, Texts texts, SourceStatus source) {
        this.html = html;
        this.texts = texts;
        this.source = source;
    }

    void write() {
        html.open("div", "class", "panel").element("h2", texts.get("source"));
        html.open("table", "class", "facts");
        row("source.state", Optional.of(texts.get("state." + StatusPage.stateKey(source.state()))));
        row("source.last", Optional.of(lastTelegram()));
        row("source.interval", source.interval().map(this::seconds));
        row("source.telegrams", Optional.of(texts.count(source.telegrams())));
        row("source.rejected", Optional.of(texts.count(source.rejected())));
        row("source.held-back", source.heldBack().map(texts::count));
        html.close();
        // What the library says is English.
        source.failureNow().ifPresent(failure -> html.element("p", failure.message(), "class", "error", "lang", "en"));
        html.close();
    }

    private void row(String key, Optional<String> value) {
        StatusPage.row(html, texts.get(key), value);
    }

    private String lastTelegram() {
        return source.sinceTelegram()
                .map(age -> texts.get("ago", texts.duration(age)))
                .orElse(texts.get("never"));
    }

    private String seconds(Duration interval) {
        double seconds = interval.toMillis() / 1000.0;
        // A meter's second is never one to the millisecond.
        return texts.number(seconds, 0, seconds < 0.5 ? 2 : 0) + " s";
    }
}
