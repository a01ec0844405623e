package io.github.dsmr4j.gateway.web;

import java.util.List;
import java.util.Optional;

/** A reading on the status page: power now, registers, phases, other meters. */
final class ReadingParts {
    private final Html html;
    private final Texts texts;
    private final Figures figures;
    private final boolean live;

    /** Of a reading that is not live, what was only true at its moment is not shown. */
    ReadingParts(Html html, Texts texts, Figures figures, boolean live) {
        this.html = html;
        this.texts = texts;
        this.figures = figures;
        this.live = live;
    }

    void write() {
        html.open("div", "class", "cards");
        now("power_import_w", "from-grid", "import");
        now("power_export_w", "to-grid", "export");
        now("average_demand_w", "average", "plain");
        register("gas", "m3");
        register("water", "m3");
        register("heat", "gj");
        html.close();
        energy();
        phases();
    }

    private void now(String key, String name, String style) {
        if (figures.has(key)) {
            html.open("div", "class", "card " + style);
            html.element("h2", texts.get(name));
            html.open("p", "class", "big");
            value(key);
            html.text("\u00a0W").close().close();
        }
    }

    /** A value that the script keeps up to date. */
    private void value(String key) {
        Figures.Decimals decimals = Figures.Decimals.of(key);
        html.element(
                "span",
                live ? figures.shown(key).orElse(StatusPage.ABSENT) : StatusPage.ABSENT,
                "data-key",
                key,
                "data-least",
                String.valueOf(decimals.least()),
                "data-most",
                String.valueOf(decimals.most()));
    }

    private void register(String kind, String unit) {
        figures.shown(kind + "_" + unit).ifPresent(value -> {
            html.open("div", "class", "card plain").element("h2", texts.get(kind));
            html.open("p", "class", "big").element("span", value).text("\u00a0" + texts.get("unit." + unit));
            html.close();
            figures.shown(kind + "_time").ifPresent(time -> html.element("p", texts.get("measured", time)));
            html.close();
        });
    }

    private void energy() {
        Optional<String> taken = figures.total("import");
        Optional<String> given = figures.total("export");
        if (taken.isEmpty() && given.isEmpty()) {
            return;
        }
        html.open("div", "class", "panel").element("h2", texts.get("energy"));
        html.open("table", "class", "registers").open("tr").element("td", "");
        head("from-grid", "kWh");
        head("to-grid", "kWh");
        html.close();
        for (int tariff : figures.tariffs()) {
            boolean counts = live && figures.shown("tariff").equals(Optional.of(String.valueOf(tariff)));
            String name = texts.get("tariff", tariff);
            html.open("tr", "class", counts ? "counts" : "")
                    .open("th", "scope", "row")
                    .text(name);
            if (counts) {
                html.text(" ").element("em", texts.get("tariff.now"));
            }
            html.close();
            number(figures.shown("energy_import_t" + tariff + "_kwh"));
            number(figures.shown("energy_export_t" + tariff + "_kwh"));
            html.close();
        }
        html.open("tr", "class", "total").element("th", texts.get("total"), "scope", "row");
        number(taken);
        number(given);
        html.close().close().close();
    }

    private void head(String name, String unit) {
        html.open("th", "scope", "col").text(texts.get(name)).text(" ");
        html.element("small", unit).close();
    }

    private void number(Optional<String> value) {
        html.element("td", value.orElse(StatusPage.ABSENT));
    }

    private void phases() {
        List<Integer> phases = figures.phases();
        if (phases.isEmpty()) {
            return;
        }
        html.open("div", "class", "panel").element("h2", texts.get("phases"));
        html.open("table").open("tr").element("td", "");
        head("from-grid", "W");
        head("to-grid", "W");
        head("voltage", "V");
        head("current", "A");
        html.close();
        for (int phase : phases) {
            html.open("tr").element("th", "L" + phase, "scope", "row");
            cell("power_import_l" + phase + "_w");
            cell("power_export_l" + phase + "_w");
            cell("voltage_l" + phase + "_v");
            cell("current_l" + phase + "_a");
            html.close();
        }
        html.close().close();
    }

    private void cell(String key) {
        html.open("td");
        if (figures.has(key)) {
            value(key);
        } else {
            html.text(StatusPage.ABSENT);
        }
        html.close();
    }
}
