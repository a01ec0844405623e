package io.github.dsmr4j.gateway.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was typed into a form. Immutable; prints names alone, for values may be passwords. */
final class FormData {
    /** All settings of some meters are a tenth of it. */
    static final int MAX_BYTES = 64 * 1024;

    private final Map<String, List<String>> values;

    private FormData(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads the body of a request; empty if it is too large. How long that may take the server bounds.
     *
     * @throws IllegalArgumentException if it is no form
     */
    static Optional<FormData> read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        return bytes.length > MAX_BYTES ? Optional.empty() : Optional.of(parse(new String(bytes, US_ASCII)));
    }

    /**
     * Reads {@code name=value&...}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static FormData parse(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String part : text.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.computeIfAbsent(decoded(part.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(part.substring(equals + 1)));
            } else if (!part.isEmpty()) {
                throw new IllegalArgumentException("no form");
            }
        }
        return new FormData(values);
    }

    /** Browsers end lines by CR and LF. */
    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8).replace("\r\n", "\n");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The first value of a name; empty where there is none. */
    String get(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** All values, by name. */
    Map<String, List<String>> values() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
