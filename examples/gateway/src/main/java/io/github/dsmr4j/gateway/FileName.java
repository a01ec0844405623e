package io.github.dsmr4j.gateway;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a file on the command line. */
final class FileName {
    private FileName() {}

    /**
     * The file of that name.
     *
     * @throws IllegalArgumentException if no file can have it; the message says why
     */
    static Path path(String name) {
        if (name.isEmpty()) {
            // For Java it would be the current folder.
            throw new IllegalArgumentException("the file name is empty");
        }
        if (Secret.looksLikeKey(name)) {
            throw new IllegalArgumentException(
                    "what stands where a file is expected looks like a key, and is not shown;"
                            + " a key belongs to --key, and a file that has such a name is given as ./NAME");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            // Java decoded the command line by the locale, and cannot get back to the bytes that the name has.
            throw new IllegalArgumentException(
                    "cannot read " + name
                            + ": the locale cannot express this file name; set LC_ALL=C.UTF-8 or use - (standard input)",
                    e);
        }
    }

    /** Reads a file name of the command line. */
    static final class Converter implements ITypeConverter<Path> {
        @Override
        public Path convert(String name) {
            try {
                return path(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
