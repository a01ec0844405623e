package io.github.dsmr4j.gateway;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code HOST:PORT}, an IPv6 address in brackets: {@code [::1]:2000}. The host is kept without them. */
record HostAndPort(String host, int port) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_PORT = 65_535;
    private static final Set<String> EVERY_HOST = Set.of("0.0.0.0", "::");
    private static final Pattern FORM = Pattern.compile("(?:\\[([^\\[\\]]+)]|([^:/\\[\\]\\s]+)):(\\d{1,5})");

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it has another form or its port is not in {@code minPort}..65535
     */
    static HostAndPort parse(String text, int minPort) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no address; expected HOST:PORT, an IPv6 address as [::1]:PORT");
        }
        String host = matcher.start(1) < 0 ? matcher.group(2) : matcher.group(1);
        return new HostAndPort(host, port(matcher.group(3), minPort));
    }

    /**
     * Reads where to listen: {@code PORT} for this computer alone, or {@code HOST:PORT}.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static HostAndPort toListen(String text) {
        return text.matches("\\d{1,5}") ? new HostAndPort(LOOPBACK, port(text, 0)) : parse(text, 0);
    }

    static int port(String digits, int minPort) {
        int port = Integer.parseInt(digits);
        if (port < minPort || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + digits + " is not in " + minPort + ".." + MAX_PORT);
        }
        return port;
    }

    /** Whether both cannot be listened on. Port 0 is one that is free. */
    boolean conflictsWith(HostAndPort other) {
        boolean sameHost = host.equals(other.host) || EVERY_HOST.contains(host) || EVERY_HOST.contains(other.host);
        return port != 0 && port == other.port && sameHost;
    }

    InetSocketAddress resolved() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
