package io.github.dsmr4j.gateway.mdns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/** The address by which others in the local network reach this machine. IPv4: such networks always have it. */
final class OwnAddress {
    /** Of multicast DNS; nothing is sent to it here. */
    private static final InetSocketAddress EVERYBODY = new InetSocketAddress("224.0.0.251", 5353);

    private OwnAddress() {}

    /**
     * The address that the system itself would send from, so that of a machine with cable, radio and bridges of containers
     * the one that counts is found, or another one if that leads into a tunnel; empty without a network.
     */
    static Optional<Inet4Address> find() {
        return chosen().or(OwnAddress::first);
    }

    private static Optional<Inet4Address> chosen() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(EVERYBODY);
            InetAddress address = socket.getLocalAddress();
            boolean inNetwork = isUsable(address)
                    && Optional.ofNullable(NetworkInterface.getByInetAddress(address))
                            .filter(OwnAddress::reachesOthers)
                            .isPresent();
            return inNetwork ? Optional.of((Inet4Address) address) : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            // A network without a way out.
            return Optional.empty();
        }
    }

    private static Optional<Inet4Address> first() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(OwnAddress::reachesOthers)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(OwnAddress::isUsable)
                    .map(Inet4Address.class::cast)
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static boolean reachesOthers(NetworkInterface network) {
        try {
            return network.isUp() && network.supportsMulticast() && !network.isPointToPoint();
        } catch (SocketException e) {
            return false;
        }
    }

    private static boolean isUsable(InetAddress address) {
        return address instanceof Inet4Address && !address.isAnyLocalAddress() && !address.isLoopbackAddress();
    }
}
