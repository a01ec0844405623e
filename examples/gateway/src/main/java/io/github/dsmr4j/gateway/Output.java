package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output: UTF-8 whatever the locale, and loud when it fails, both unlike {@link System#out}. */
final class Output {
    private final OutputStream out;

    Output(OutputStream out) {
        this.out = out;
    }

    static Output standard() {
        return new Output(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    }

    /** Writes a line, which stays in the buffer until {@link #flush()}. */
    void line(String text) {
        try {
            out.write(text.getBytes(UTF_8));
            out.write('\n');
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }
}
