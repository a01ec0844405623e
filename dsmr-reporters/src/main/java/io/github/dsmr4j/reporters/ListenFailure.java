package io.github.dsmr4j.reporters;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;

/** Says in words why a port cannot be opened, and what to do. Stateless: any thread. */
public final class ListenFailure {
    private static final int MAX_PRIVILEGED_PORT = 1023;

    private ListenFailure() {}

    /**
     * A failure that names the address and the reason.
     *
     * @param address where the program wanted to listen
     * @param failure what the system said
     * @return one sentence in its message; the failure is its cause
     */
    public static IOException of(InetSocketAddress address, IOException failure) {
        return new IOException(
                "cannot listen on " + text(address) + ": " + reason(failure, address.getPort()), failure);
    }

    /**
     * A failure because a name has no address.
     *
     * @param address whose host has not been found
     * @return one sentence in its message
     */
    public static IOException unresolved(InetSocketAddress address) {
        return new IOException("cannot listen on " + text(address) + ": the host name is not known");
    }

    private static String reason(IOException failure, int port) {
        String message = String.valueOf(failure.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("in use")) {
            return "the port is taken, by another program or another address of the list; choose another one";
        }
        if (lower.contains("permission denied") && port <= MAX_PRIVILEGED_PORT) {
            return "permission denied; ports below 1024 need the capability CAP_NET_BIND_SERVICE, or choose a higher one";
        }
        if (lower.contains("cannot assign")) {
            return "this machine does not have that address; choose one of its own, or 0.0.0.0 for all";
        }
        return message;
    }

    /**
     * Address and port as a person writes them.
     *
     * @param address with or without a host name; it is not looked up
     * @return {@code host:port}; IPv6 in brackets and without its zeros
     */
    public static String text(InetSocketAddress address) {
        // An address without a name comes with all its zeros.
        String host = address.getHostString().replaceFirst("(^|:)0(:0)+(:|$)", "::");
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
