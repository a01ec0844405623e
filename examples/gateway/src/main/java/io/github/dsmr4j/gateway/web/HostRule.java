package io.github.dsmr4j.gateway.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names by which the server may be called. A foreign web site can let its own name lead to this machine (DNS rebinding):
 * its script would then read everything here, as the browser holds both for one site. But the browser still sends that
 * name. An address is no name that a site could own. Immutable; any thread.
 */
public final class HostRule {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9_.-]{0,252}[a-z0-9_])?");
    private static final Pattern HEADER = Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(:\\d{0,5})?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final Set<String> names = new TreeSet<>();

    private HostRule(String own, List<String> others) {
        names.add("localhost");
        String ownName = plain(own);
        String firstLabel = ownName.split("\\.", 2)[0];
        names.addAll(List.of(ownName, firstLabel, firstLabel + ".local"));
        others.forEach(name -> names.add(checked(name)));
    }

    /**
     * The rule of a machine, which allows addresses, {@code localhost}, its own name, the same with {@code .local}, and others.
     *
     * @throws IllegalArgumentException if one of the others is no host name
     */
    public static HostRule of(String own, List<String> others) {
        return new HostRule(own, others);
    }

    private static String checked(String name) {
        String plain = plain(name);
        if (!NAME.matcher(plain).matches()) {
            throw new IllegalArgumentException("\"" + name
                    + "\" is no host name; expected one without scheme and port, such as meter.example.org");
        }
        return plain;
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Whether a header {@code Host} names this machine; the port does not matter, as it may have been translated. */
    boolean allows(String header) {
        Matcher matcher = HEADER.matcher(header.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return false;
        }
        String host = String.valueOf(matcher.group(1));
        return host.startsWith("[") || IPV4.matcher(host).matches() || names.contains(plain(host));
    }
}
