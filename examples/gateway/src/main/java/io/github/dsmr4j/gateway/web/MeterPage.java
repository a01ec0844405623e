package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.http.Answer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The page at {@code /P1}: everything that is read of the meter, in one list. */
final class MeterPage {
    private static final int OK = 200;

    /** Values that stand alone, in order; what comes by tariff or phase stands between {@code before} and {@code after}. */
    private static final List<Line> FIRST = List.of(
            new Line("identification", "identification", ""),
            new Line("meter_id", "meter-id", ""),
            new Line("p1_version", "p1-version", ""),
            new Line("time", "meter-time", ""),
            new Line("energy_import_kwh", "energy.import", "kWh"),
            new Line("energy_export_kwh", "energy.export", "kWh"));

    private static final List<Line> BY_TARIFF = List.of(
            new Line("energy_import_t%d_kwh", "energy.import.tariff", "kWh"),
            new Line("energy_export_t%d_kwh", "energy.export.tariff", "kWh"));

    private static final List<Line> MIDDLE = List.of(
            new Line("tariff", "tariff.active", ""),
            new Line("power_import_w", "power.import", "W"),
            new Line("power_export_w", "power.export", "W"));

    private static final List<Line> BY_PHASE = List.of(
            new Line("power_import_l%d_w", "power.import.phase", "W"),
            new Line("power_export_l%d_w", "power.export.phase", "W"),
            new Line("voltage_l%d_v", "voltage.phase", "V"),
            new Line("current_l%d_a", "current.phase", "A"),
            new Line("voltage_sags_l%d", "sags.phase", ""),
            new Line("voltage_swells_l%d", "swells.phase", ""));

    private static final List<Line> LAST = List.of(
            new Line("power_failures", "failures", ""),
            new Line("long_power_failures", "failures.long", ""),
            new Line("average_demand_w", "average", "W"),
            new Line("peak_demand_w", "peak", "W"),
            new Line("peak_demand_time", "peak.time", ""),
            new Line("gas_m3", "gas", "m³"),
            new Line("gas_time", "gas.time", ""),
            new Line("gas_meter_id", "gas.id", ""),
            new Line("water_m3", "water", "m³"),
            new Line("water_time", "water.time", ""),
            new Line("water_meter_id", "water.id", ""),
            new Line("heat_gj", "heat", "GJ"),
            new Line("heat_time", "heat.time", ""),
            new Line("heat_meter_id", "heat.id", ""));

    /**
     * A value.
     *
     * @param key in the document
     * @param name key of its text
     */
    private record Line(String key, String name, String unit) {}

    private final Html html;
    private final Texts texts;

    /** Keys of the document that the table has a text for. */
    private final Set<String> listed = new HashSet<>();

    private MeterPage(Html html, Texts texts) {
        this.html = html;
        this.texts = texts;
    }

    static Answer of(GatewayStatus status, Visit visit) {
        return Frame.page(OK, visit, "menu.meter", html -> new MeterPage(html, visit.texts()).write(status));
    }

    private void write(GatewayStatus status) {
        html.element("h1", texts.get("menu.meter"));
        SourceHeading heading = new SourceHeading(html, texts, status);
        for (SourceStatus source : status.sources()) {
            heading.write(source);
            source.newest().ifPresent(report -> write(source, report));
        }
    }

    private void write(SourceStatus source, Report report) {
        listed.clear();
        listed.add("schema");
        Figures figures = new Figures(report.reading(), texts, source.source().zone());
        html.open("div", "class", "panel").open("table", "class", "facts");
        FIRST.forEach(line -> row(figures, line));
        figures.tariffs().forEach(number -> BY_TARIFF.forEach(line -> row(figures, line, number)));
        MIDDLE.forEach(line -> row(figures, line));
        figures.phases().forEach(number -> BY_PHASE.forEach(line -> row(figures, line, number)));
        LAST.forEach(line -> row(figures, line));
        // What few meters print goes by its key in the document.
        figures.keys().stream()
                .filter(key -> !listed.contains(key))
                .forEach(key -> StatusPage.row(html, key, figures.shown(key)));
        html.close().close();
    }

    private void row(Figures figures, Line line, Object... number) {
        String key = line.key.formatted(number);
        listed.add(key);
        String unit = line.unit.isEmpty() ? "" : "\u00a0" + line.unit;
        StatusPage.row(html, texts.get(line.name, number), figures.shown(key).map(value -> value + unit));
    }
}
