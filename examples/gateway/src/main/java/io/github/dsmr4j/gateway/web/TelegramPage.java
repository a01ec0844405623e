package io.github.dsmr4j.gateway.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.http.Answer;
import io.github.dsmr4j.reporters.raw.RawTelegram;

/** The page at {@code /Data}: the last telegram as text. */
final class TelegramPage {
    private static final int OK = 200;

    private TelegramPage() {}

    static Answer of(GatewayStatus status, Visit visit) {
        Texts texts = visit.texts();
        return Frame.page(OK, visit, "menu.telegram", html -> {
            html.element("h1", texts.get("menu.telegram"));
            SourceHeading heading = new SourceHeading(html, texts, status);
            for (SourceStatus source : status.sources()) {
                heading.write(source);
                source.telegram().ifPresent(report -> write(html, report));
                String text = source.source().paths("/Data.txt").findFirst().orElseThrow();
                html.open("p")
                        .element("a", texts.get("telegram.text"), "href", text)
                        .close();
            }
        });
    }

    private static void write(Html html, Report report) {
        String telegram = new String(RawTelegram.bytes(report.reading().telegram()), ISO_8859_1);
        html.open("div", "class", "panel")
                .element("pre", telegram.replace("\r\n", "\n"))
                .close();
    }
}
