package io.github.dsmr4j.reporters.raw;

import io.github.dsmr4j.reporters.ListenFailure;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;

/** Opens ports. */
final class ListenPort {
    /** A gateway that was started again meets all its clients at once. */
    private static final int BACKLOG = 1024;

    private ListenPort() {}

    static ServerSocketChannel open(InetSocketAddress address) throws IOException {
        if (address.isUnresolved()) {
            throw ListenFailure.unresolved(address);
        }
        ProtocolFamily family = address.getAddress() instanceof Inet4Address
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6;
        try {
            return open(address, ServerSocketChannel.open(family));
        } catch (UnsupportedOperationException e) {
            throw ListenFailure.of(address, new IOException("this machine has no IPv6; give an IPv4 address", e));
        }
    }

    private static ServerSocketChannel open(InetSocketAddress address, ServerSocketChannel server) throws IOException {
        try {
            server.bind(address, BACKLOG);
            server.configureBlocking(false);
            return server;
        } catch (IOException e) {
            server.close();
            throw ListenFailure.of(address, e);
        }
    }
}
