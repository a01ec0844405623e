package io.github.dsmr4j.gateway;

import java.io.PrintWriter;

/** Puts the name of a meter before each line that is about it. */
final class NamedMessages extends PrintWriter {
    private final String name;

    NamedMessages(PrintWriter err, String name) {
        super(err, true);
        this.name = name;
    }

    @Override
    public void println(String line) {
        super.println(name + ": " + line);
    }

    @Override
    public void println(Object line) {
        println(String.valueOf(line));
    }
}
