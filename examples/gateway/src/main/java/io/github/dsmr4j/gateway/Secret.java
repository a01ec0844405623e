package io.github.dsmr4j.gateway;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Passwords and keys in files of their own, so that no list of processes shows them. */
final class Secret {
    /** Behind the description of an option that holds one. */
    static final String VISIBLE =
            " On a command line every user of this computer can see it; a settings file or a file of its own hides it.";

    /** What some editors write before the first letter. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Fewer than a key has, for one that lost some on its way here. */
    private static final int DIGITS_OF_A_KEY = 24;

    private Secret() {}

    /**
     * Whether a text could be the key of encrypted telegrams, which must not be repeated in a message: nothing but
     * hexadecimal digits, many of them, and what keys are printed with between them.
     */
    static boolean looksLikeKey(String text) {
        String digits = text.replaceAll("[\\s:-]", "");
        return digits.length() >= DIGITS_OF_A_KEY && digits.chars().allMatch(HexFormat::isHexDigit);
    }

    /**
     * The password on the first line of a file.
     *
     * @throws IOException if it cannot be read or is empty; the message says which file and why
     */
    static String in(Path file) throws IOException {
        List<String> lines = lines(file, "a password");
        if (lines.isEmpty() || lines.get(0).isEmpty()) {
            throw new IOException("cannot read a password from " + file + ": its first line is empty");
        }
        return lines.get(0);
    }

    /**
     * The one that was given as such, or the one in the file that was given in its place.
     *
     * @param option the name of the option for the first; that of the second ends in {@code -file}
     * @throws IllegalArgumentException if both were given
     * @throws IOException as {@link #in}
     */
    static Optional<String> either(Optional<String> given, Optional<Path> file, String option) throws IOException {
        if (given.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException(option + " and " + option + "-file exclude each other");
        }
        return file.isPresent() ? Optional.of(in(file.get())) : given;
    }

    /**
     * All lines of a file.
     *
     * @param what is in it, for the message
     * @throws IOException if it cannot be read; the message says which file and why
     */
    static List<String> lines(Path file, String what) throws IOException {
        try {
            return Files.readString(file).replace(BYTE_ORDER_MARK, "").lines().toList();
        } catch (NoSuchFileException e) {
            throw new IOException("cannot read " + what + " from " + file + ": there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException("cannot read " + what + " from " + file + ": permission denied", e);
        } catch (IOException e) {
            throw new IOException("cannot read " + what + " from " + file + ": it is no text file", e);
        }
    }
}
