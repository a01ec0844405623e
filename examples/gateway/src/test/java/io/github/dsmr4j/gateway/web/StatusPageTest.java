package io.github.dsmr4j.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.http.Answer;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatusPageTest {
    private static final Visit DUTCH = new Visit("/", Language.DUTCH, true);
    private static final Visit ENGLISH = new Visit("/", Language.ENGLISH, false);

    private static String page(GatewayStatus status, Visit visit) {
        return new String(StatusPage.of(status, visit).body(), UTF_8);
    }

    /** Without tags, so that what a person reads stands together. */
    private static String read(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("[\\s\u00a0]+", " ");
    }

    @Test
    void saysWhatTheMeterSays() {
        String page = page(Sources.status(Sources.heard(Sources.threePhases(), 1)), DUTCH);
        assertThat(page).contains("<html lang=\"nl\">", "href=\"?lang=en\"", "href=\"/P1?lang=nl\"");
        assertThat(read(page))
                .contains(
                        "Live Van het net 911 W Naar het net 0 W Gas 8.142,194 m³ gemeten 16-11-2021 19:30",
                        "Tarief 1 nu 11.874,306 4.127,550 Tarief 2 9.561,877 8.843,219 Totaal 21.436,183 12.970,769",
                        "L1 702 0 229,0 3",
                        "Toestand open, wordt gelezen Laatste telegram 1 s geleden",
                        "Telegrammen 1.234 Afgekeurd 5",
                        "er is geen ander programma",
                        "dsmr-gateway 1.2.3, al 3 uur actief");
        assertThat(read(page(Sources.status(Sources.heard(Sources.threePhases(), 1)), ENGLISH)))
                .contains("From the grid 911 W", "11,874.306", "Tariff 1 now");
    }

    @Test
    void showsNothingOldAsLive() {
        String page = page(Sources.status(Sources.heard(Sources.threePhases(), 20)), ENGLISH);
        assertThat(page).contains("data-live=\"false\"");
        assertThat(read(page))
                .contains("Not live: the last telegram came at 7 May 2024 13:59.", "From the grid – W", "L1 – – – –")
                .contains("11,874.306", "Last telegram 20 s ago")
                .doesNotContain("911", "Live", "Tariff 1 now");
    }

    @Test
    void saysWhyThereIsNothing() {
        String page = page(Sources.status(Sources.lost("the plug <is> out")), ENGLISH);
        assertThat(read(page))
                .contains("No telegram has come yet. The source is lost; waiting before it is opened again.")
                .contains("the plug &lt;is&gt; out")
                .doesNotContain("Meter readings");
    }

    @Test
    void saysHowReportersDo() {
        String page = page(
                Sources.status(
                        Sources.heard(Sources.threePhases(), 1),
                        Sources.working("Domoticz"),
                        Sources.failing("MQTT", "refused <b>")),
                ENGLISH);
        assertThat(read(page))
                .contains("works Domoticz Last success 2 s ago Readings passed on 3")
                .contains("failing MQTT Last success not yet Readings passed on 3 Failures 2 Dropped 1 Waiting 1")
                .contains("Last error, 4 s ago: refused &lt;b&gt;");
    }

    @Test
    void aMeterCannotWriteIntoThePage() {
        String evil = "<script>alert<script>\"'&";
        Reading reading =
                Sources.reading("0-0:96.13.0(" + evil + ")", "0-0:96.1.1(" + evil + ")", "0-0:96.14.0(" + evil + ")");
        for (Language language : Language.values()) {
            Visit visit = new Visit("/P1", language, false);
            GatewayStatus status = Sources.status(Sources.heard(reading, 1));
            assertThat(page(status, visit)).doesNotContain("<script>", "alert");
            assertThat(new String(MeterPage.of(status, visit).body(), UTF_8))
                    .contains("&lt;script&gt;alert&lt;script&gt;&quot;&#39;&amp;")
                    .doesNotContain("<script>");
            assertThat(new String(TelegramPage.of(status, visit).body(), UTF_8))
                    .contains("&lt;script&gt;alert&lt;script&gt;&quot;&#39;&amp;")
                    .doesNotContain("<script>");
        }
    }

    static List<Reading> composed() {
        return Sources.composed();
    }

    @ParameterizedTest
    @MethodSource("composed")
    void everyMeterHasPages(Reading reading) {
        for (Language language : Language.values()) {
            Visit visit = new Visit("/", language, false);
            GatewayStatus status = Sources.status(Sources.heard(reading, 1));
            assertThat(StatusPage.of(status, visit).status()).isEqualTo(200);
            Answer meter = MeterPage.of(status, visit);
            assertThat(meter.status()).isEqualTo(200);
            // A row for each key of the document but its version.
            assertThat(new String(meter.body(), UTF_8).split("<tr", -1))
                    .hasSize(ReadingJson.document(reading).size());
            assertThat(TelegramPage.of(status, visit).status()).isEqualTo(200);
        }
    }

    @Test
    void looksAgainWithoutAScriptAsWell() {
        String refresh = "<noscript><meta http-equiv=\"refresh\" content=\"10\">";
        GatewayStatus status = Sources.status(Sources.heard(Sources.threePhases(), 1));
        assertThat(page(status, ENGLISH)).contains(refresh);
        Visit meter = new Visit("/P1", Language.ENGLISH, false);
        assertThat(new String(MeterPage.of(status, meter).body(), UTF_8)).doesNotContain("refresh");
    }

    @Test
    void severalMetersAreNamed() {
        SourceStatus one = Sources.heard(Sources.threePhases(), 1);
        assertThat(page(Sources.status(one), ENGLISH)).doesNotContain(">meter<");
        GatewayStatus two = new GatewayStatus("1", Sources.NOON, Duration.ZERO, List.of(one, one), List.of());
        assertThat(page(two, ENGLISH))
                .contains("<h2 class=\"name\">meter</h2>", "data-part=\"banner-0\"", "data-part=\"banner-1\"");
    }
}
