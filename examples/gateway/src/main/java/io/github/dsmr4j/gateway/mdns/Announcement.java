package io.github.dsmr4j.gateway.mdns;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is made known: a host, and what can be found there.
 *
 * @param name of the host, without {@code .local}
 */
public record Announcement(String name, List<Service> services) {
    /** What a host is called unless it is taken. */
    public static final String DEFAULT_NAME = "p1wifi";

    static final String DOMAIN = ".local";

    /** One label of a host name, with room for a number. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?");

    private static final int FIRST_NUMBER = 2;
    static final int MOST_NUMBERS = 20;

    /**
     * Something that can be found.
     *
     * @param type such as {@code _http._tcp}
     * @param name what a list of such things shows
     * @param text what a program has to know of it
     */
    public record Service(String type, String name, int port, Map<String, String> text) {
        /** Copies the text. */
        public Service {
            text = Map.copyOf(text);
        }

        /** The web pages of a host. */
        public static Service webPages(String name, int port) {
            return new Service("_http._tcp", name, port, Map.of("path", "/"));
        }

        /** A HomeWizard P1 meter as Home Assistant expects one. */
        public static Service homeWizard(String serial, int port) {
            String shortSerial =
                    serial.substring(Math.max(0, serial.length() - 6)).toUpperCase(Locale.ROOT);
            return new Service(
                    "_hwenergy._tcp",
                    "p1meter-" + shortSerial,
                    port,
                    Map.of(
                            "api_enabled",
                            "1",
                            "path",
                            "/api/v1",
                            "serial",
                            serial,
                            "product_type",
                            "HWE-P1",
                            "product_name",
                            "P1 Meter"));
        }
    }

    /** Copies the list. */
    public Announcement {
        services = List.copyOf(services);
    }

    /**
     * Looks at the name of a host, with or without {@code .local}.
     *
     * @return the name without
     * @throws IllegalArgumentException if it is none
     */
    public static String requireName(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String name = lower.endsWith(DOMAIN) ? lower.substring(0, lower.length() - DOMAIN.length()) : lower;
        if (!LABEL.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no name for the local network; expected letters,"
                    + " digits and hyphens, such as " + DEFAULT_NAME);
        }
        return name;
    }

    /** All that a host of this name may come to be called, as others can have it already. */
    public static List<String> hostNames(String name) {
        Stream<String> numbered =
                IntStream.rangeClosed(FIRST_NUMBER, MOST_NUMBERS).mapToObj(number -> numbered(name, number));
        return Stream.concat(Stream.of(name), numbered)
                .map(host -> host + DOMAIN)
                .toList();
    }

    /** The same by another name: the second of its kind has the number 2. */
    static String numbered(String name, int number) {
        return number < FIRST_NUMBER ? name : name + "-" + number;
    }
}
