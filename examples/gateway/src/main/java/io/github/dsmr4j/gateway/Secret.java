package io.github.dsmr4j.gateway;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A password in a file of its own, so that no list of processes shows it. */
final class Secret {
    /** What some editors write before the first letter. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Secret() {}

    /**
     * The first line of a file.
     *
     * @throws IOException if it cannot be read or is empty; the message says which file and why
     */
    static String in(Path file) throws IOException {
        List<String> lines = lines(file);
        if (lines.isEmpty() || lines.get(0).isEmpty()) {
            throw new IOException("cannot read a password from " + file + ": its first line is empty");
        }
        return lines.get(0).replace(BYTE_ORDER_MARK, "");
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new IOException("cannot read a password from " + file + ": there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException("cannot read a password from " + file + ": permission denied", e);
        } catch (IOException e) {
            throw new IOException("cannot read a password from " + file + ": it is no text file", e);
        }
    }
}
