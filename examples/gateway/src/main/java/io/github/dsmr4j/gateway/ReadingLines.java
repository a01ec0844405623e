package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.util.List;

/** What a run prints of its readings, a line each; of several meters each line begins with the name. Any thread. */
final class ReadingLines {
    private static final String SOURCE = "meter";

    private final Output out;
    private final boolean json;
    private final boolean several;
    /** Of the column with the names. */
    private final int width;

    private boolean begun;

    ReadingLines(Output out, boolean json, List<String> meters) {
        this.out = out;
        this.json = json;
        this.several = meters.size() > 1;
        this.width = meters.stream().mapToInt(String::length).reduce(SOURCE.length(), Math::max);
    }

    /** Prints a reading; above the first one, what the columns are. */
    synchronized void print(String meter, Reading reading) {
        if (!begun && !json) {
            out.line(named(SOURCE, TerminalLines.header()));
        }
        begun = true;
        out.line(json ? document(meter, reading) : named(meter, TerminalLines.line(reading)));
        out.flush();
    }

    private String document(String meter, Reading reading) {
        return several ? ReadingJson.line(meter, reading) : ReadingJson.line(reading);
    }

    private String named(String meter, String columns) {
        return several ? meter + " ".repeat(width - meter.length()) + " " + columns : columns;
    }
}
