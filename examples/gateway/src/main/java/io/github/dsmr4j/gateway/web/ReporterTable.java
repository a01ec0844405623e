package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.reporters.LaneStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How the reporters do, on the status page. */
final class ReporterTable {
    private final Html html;
    private final Texts texts;
    private final GatewayStatus status;

    ReporterTable(Html html, Texts texts, GatewayStatus status) {
        this.html = html;
        this.texts = texts;
        this.status = status;
    }

    void write() {
        html.open("div", "class", "panel").element("h2", texts.get("reporters"));
        if (status.reporters().isEmpty()) {
            html.element("p", texts.get("reporters.none"));
        }
        status.reporters().forEach(this::reporter);
        html.close();
    }

    private void reporter(LaneStatus lane) {
        html.open("div", "class", "reporter").open("h3");
        String state = state(lane);
        html.element("span", texts.get("reporter." + state), "class", "badge " + state);
        html.text(" ").element("span", lane.name(), "lang", "en").close();
        html.open("table", "class", "facts");
        row("reporter.last", Optional.of(lane.lastSuccess().map(this::ago).orElse(texts.get("never"))));
        row("reporter.reported", Optional.of(texts.count(lane.reported())));
        row("reporter.failures", count(lane.failures()));
        row("reporter.dropped", count(lane.dropped()));
        row("reporter.waiting", count(lane.waiting()));
        html.close();
        lane.lastError().ifPresent(error -> error(lane, error));
        html.close();
    }

    private static String state(LaneStatus lane) {
        if (lane.failing()) {
            return "bad";
        }
        return lane.lastSuccess().isPresent() ? "good" : "idle";
    }

    private void error(LaneStatus lane, String error) {
        html.open("p", "class", lane.failing() ? "error" : "past");
        html.text(
                texts.get("reporter.error", lane.lastErrorTime().map(this::ago).orElse("")));
        html.text(" ").element("span", error, "lang", "en").close();
    }

    private String ago(Instant time) {
        return texts.get("ago", texts.duration(Duration.between(time, status.now())));
    }

    /** Nothing is good news, and takes no line. */
    private Optional<String> count(long number) {
        return number == 0 ? Optional.empty() : Optional.of(texts.count(number));
    }

    private void row(String key, Optional<String> value) {
        StatusPage.row(html, texts.get(key), value);
    }
}
