package io.github.dsmr4j.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParameterException;

/** What is wrong with the options of a command, gathered so that the user hears of all at once. */
final class Problems {
    private final String prefix;
    private final List<String> all;

    Problems() {
        this("", new ArrayList<>());
    }

    private Problems(String prefix, List<String> all) {
        this.prefix = prefix;
        this.all = all;
    }

    /** The same list; what is added here begins so. */
    Problems about(String what) {
        return new Problems(prefix + what, all);
    }

    /** Something that fails with what is wrong, or does nothing that lasts. */
    interface Look {
        void look() throws IOException;
    }

    void add(String problem) {
        all.add(prefix + problem);
    }

    /** Adds what it fails with. */
    void look(Look look) {
        try {
            look.look();
        } catch (IOException | IllegalArgumentException | ParameterException e) {
            add(String.valueOf(e.getMessage()));
        }
    }

    /** In the order in which they were found. */
    List<String> all() {
        return List.copyOf(all);
    }
}
