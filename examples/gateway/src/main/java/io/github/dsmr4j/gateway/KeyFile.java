package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.cipher.CipherKey;
import io.github.dsmr4j.core.cipher.Keys;
import io.github.dsmr4j.core.cipher.SystemTitle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of several meters in a file: lines of {@code [TITLE] KEY [AUTHENTICATION-KEY]}, comments behind {@code #}. */
final class KeyFile {
    private static final int TITLE_DIGITS = 16;
    private static final int MOST_WORDS = 3;

    private final boolean unauthenticated;
    /** Those without a title are for every meter that has none of its own. */
    private final Map<Optional<SystemTitle>, Keys> keys = new HashMap<>();

    private KeyFile(boolean unauthenticated) {
        this.unauthenticated = unauthenticated;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or a line holds something else; the message names the line, not the key
     */
    static KeyFile read(Path file, boolean unauthenticated) throws IOException {
        KeyFile keyFile = new KeyFile(unauthenticated);
        List<String> lines = Secret.lines(file, "keys");
        for (int number = 1; number <= lines.size(); number++) {
            try {
                keyFile.add(lines.get(number - 1).replaceFirst("#.*", "").strip());
            } catch (IllegalArgumentException e) {
                throw new IOException("cannot read keys from " + file + ": line " + number + ": " + e.getMessage(), e);
            }
        }
        if (keyFile.keys.isEmpty()) {
            throw new IOException("cannot read keys from " + file + ": there is none in it");
        }
        return keyFile;
    }

    /** The keys of a meter, if there are any for it. */
    Optional<Keys> keys(SystemTitle title) {
        return Optional.ofNullable(keys.getOrDefault(Optional.of(title), keys.get(Optional.empty())));
    }

    private void add(String line) {
        if (line.isEmpty()) {
            return;
        }
        Deque<String> words = new ArrayDeque<>(Arrays.asList(line.split("\\s+", -1)));
        if (words.size() > MOST_WORDS) {
            throw new IllegalArgumentException("expected [TITLE] KEY [AUTHENTICATION-KEY]");
        }
        boolean titled = words.size() == MOST_WORDS || words.element().length() == TITLE_DIGITS;
        Optional<SystemTitle> title = titled ? Optional.of(title(words.remove())) : Optional.empty();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("the key is missing; expected [TITLE] KEY [AUTHENTICATION-KEY]");
        }
        CipherKey key = CipherKey.parse(words.remove());
        Optional<CipherKey> authenticationKey =
                Optional.ofNullable(words.poll()).map(CipherKey::parse);
        if (keys.put(title, KeyArguments.keys(key, authenticationKey, unauthenticated)) != null) {
            throw new IllegalArgumentException(
                    "an earlier line has a key for the same meter, or for every other one as well");
        }
    }

    /** Its own message repeats the text, which may be a key here. */
    private static SystemTitle title(String text) {
        try {
            return SystemTitle.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a system title is 16 hexadecimal digits", e);
        }
    }
}
