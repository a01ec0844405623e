package io.github.dsmr4j.consumer;

import io.github.dsmr4j.core.transport.FileTransport;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the README shows. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Path telegram = Path.of(arguments[0]);
        try (InputStream in = Files.newInputStream(telegram)) {
            Snippets.anyStream(in);
        }
        Snippets.liveSource(new FileTransport(telegram));
    }
}
