package io.github.dsmr4j.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParameterException;

/** What is wrong with the options of a command, gathered so that the user hears of all at once. */
final class Problems {
    private final List<String> all = new ArrayList<>();

    /** Something that fails with what is wrong, or does nothing that lasts. */
    interface Look {
        void look() throws IOException;
    }

    void add(String problem) {
        all.add(problem);
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
