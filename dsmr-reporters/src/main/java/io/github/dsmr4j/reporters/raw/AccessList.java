package io.github.dsmr4j.reporters.raw;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Which addresses may connect. Immutable; any thread. */
public final class AccessList {
    /** Everybody may. */
    public static final AccessList EVERYBODY = new AccessList(List.of());

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final Pattern ENTRY = Pattern.compile("([^/]+)(?:/([0-9]{1,3}))?");

    /** The addresses that begin with the same bits. */
    private record Prefix(InetAddress network, int bits) {
        boolean covers(InetAddress client) {
            byte[] wanted = network.getAddress();
            byte[] given = client.getAddress();
            return wanted.length == given.length
                    && IntStream.range(0, bits).allMatch(at -> bit(wanted, at) == bit(given, at));
        }

        private static int bit(byte[] address, int at) {
            return address[at / Byte.SIZE] >> (Byte.SIZE - 1 - at % Byte.SIZE) & 1;
        }
    }

    private final List<Prefix> prefixes;

    private AccessList(List<Prefix> prefixes) {
        this.prefixes = prefixes;
    }

    /**
     * Only these may.
     *
     * @param entries addresses or prefixes, IPv4 or IPv6: {@code 192.168.1.7}, {@code 192.168.1.0/24}, {@code fd00::/8}
     * @return a list that lets nobody else in
     * @throws IllegalArgumentException if there is none, or one is neither; host names are not taken
     */
    public static AccessList of(List<String> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("an access list without any address lets nobody in");
        }
        return new AccessList(entries.stream().map(AccessList::prefix).toList());
    }

    private static Prefix prefix(String entry) {
        Matcher parts = ENTRY.matcher(entry.strip());
        if (!parts.matches()) {
            throw none(entry);
        }
        InetAddress address = address(parts.group(1), entry);
        int length = address.getAddress().length * Byte.SIZE;
        int bits = parts.group(2) == null ? length : Integer.parseInt(parts.group(2));
        if (bits > length) {
            throw none(entry);
        }
        return new Prefix(address, bits);
    }

    private static InetAddress address(String text, String entry) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            // The lookup below would ask a name server.
            throw none(entry);
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw none(entry);
        }
    }

    private static IllegalArgumentException none(String entry) {
        return new IllegalArgumentException(
                "\"" + entry + "\" is no address or prefix such as 192.168.1.7, 192.168.1.0/24 or fd00::/8");
    }

    /**
     * Whether a client with this address may connect.
     *
     * @param client of either family
     * @return true for all of {@link #EVERYBODY}
     */
    public boolean allows(InetAddress client) {
        return prefixes.isEmpty() || prefixes.stream().anyMatch(prefix -> prefix.covers(client));
    }
}
