package io.github.dsmr4j.reporters.raw;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.Locale;

/** Opens ports, and says in words why one cannot be opened. */
final class ListenPort {
    private static final int MAX_PRIVILEGED_PORT = 1023;

    /** A gateway that was started again meets all its clients at once. */
    private static final int BACKLOG = 1024;

    private ListenPort() {}

    static ServerSocketChannel open(InetSocketAddress address) throws IOException {
        if (address.isUnresolved()) {
            throw failure(address, "the host name is not known");
        }
        ProtocolFamily family = address.getAddress() instanceof Inet4Address
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6;
        try {
            return open(address, ServerSocketChannel.open(family));
        } catch (UnsupportedOperationException e) {
            throw failure(address, "this machine has no IPv6; give an IPv4 address");
        }
    }

    private static ServerSocketChannel open(InetSocketAddress address, ServerSocketChannel server) throws IOException {
        try {
            server.bind(address, BACKLOG);
            server.configureBlocking(false);
            return server;
        } catch (IOException e) {
            server.close();
            throw failure(address, reason(String.valueOf(e.getMessage()), address.getPort()));
        }
    }

    static String reason(String message, int port) {
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

    private static IOException failure(InetSocketAddress address, String reason) {
        return new IOException("cannot listen on " + text(address) + ": " + reason);
    }

    /** Address and port as a person writes them. */
    static String text(InetSocketAddress address) {
        String host = address.getHostString();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
