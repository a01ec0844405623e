package io.github.dsmr4j.gateway.web;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Addresses of this machine. */
public final class Addresses {
    private static final int HTTP_PORT = 80;
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private Addresses() {}

    /**
     * What to type into a browser to reach a server: of one that listens on all addresses {@code localhost} and those of the
     * network, as 0.0.0.0 is none.
     */
    public static List<String> toOpen(InetSocketAddress server) {
        InetAddress address = server.getAddress();
        List<String> hosts = new ArrayList<>();
        if (address.isAnyLocalAddress() || address.isLoopbackAddress()) {
            hosts.add("localhost");
        } else {
            hosts.add(address.getHostAddress());
        }
        if (address.isAnyLocalAddress()) {
            ofTheNetwork().forEach(hosts::add);
        }
        return hosts.stream().map(host -> url(host, server.getPort())).toList();
    }

    static String url(String host, int port) {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return "http://" + name + (port == HTTP_PORT ? "" : ":" + port) + "/";
    }

    /** IPv4 alone: nobody types the others. */
    private static Stream<String> ofTheNetwork() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Addresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .sorted();
        } catch (SocketException e) {
            return Stream.empty();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }

    /** What this machine calls itself. */
    public static String ownName() {
        return hostName(KERNEL);
    }

    /** Linux tells without asking a name server, for which a start might have to wait. */
    static String hostName(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return localHost();
        }
    }

    private static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // The name has no address; the message begins with it.
            return String.valueOf(e.getMessage()).split(":", 2)[0];
        }
    }
}
