package io.github.dsmr4j.consumer;

import java.nio.file.Path;

/** What the README shows. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Snippets.run(Path.of(arguments[0]));
    }
}
