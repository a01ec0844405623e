package io.github.dsmr4j.gateway.mdns;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Says what is known of this machine in one network, as RFC 6762 has it: asks three times whether somebody has the name,
 * takes the next one if so, tells everybody twice, and answers from then on. One thread serves, any may close.
 */
final class Responder implements Closeable {
    private static final int PORT = 5353;
    private static final InetSocketAddress GROUP = new InetSocketAddress("224.0.0.251", PORT);
    /** Others ignore what was forwarded. */
    private static final int TIME_TO_LIVE = 255;

    private static final int PROBES = 3;
    private static final int ANNOUNCEMENTS = 2;
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(250);
    private static final Duration BETWEEN_ANNOUNCEMENTS = Duration.ofSeconds(1);
    /** How long to wait after another machine was in the way. */
    private static final Duration DEFERRED = Duration.ofSeconds(1);
    /** For who asks without being a responder: it has no place to keep what it hears. */
    private static final int SECONDS_FOR_STRANGERS = 10;

    private static final int BUFFER = 9000;

    private final MulticastSocket socket;
    private final InterfaceAddress network;
    private final Announcement announcement;
    private final Inet4Address address;
    private final DatagramPacket packet = new DatagramPacket(new byte[BUFFER], BUFFER);

    private volatile Records records;
    private int number = 1;
    /** Probes and announcements by this name. */
    private int sent;

    private long dueNanos;

    private Responder(
            MulticastSocket socket, InterfaceAddress network, Announcement announcement, Inet4Address address) {
        this.socket = socket;
        this.network = network;
        this.announcement = announcement;
        this.address = address;
        this.records = new Records(announcement, number, address);
        begin(BETWEEN_PROBES.dividedBy(ThreadLocalRandom.current().nextInt(1, 10)));
    }

    /**
     * Joins the network that an address belongs to.
     *
     * @throws IOException if that is not possible
     */
    static Responder open(Announcement announcement, Inet4Address address) throws IOException {
        NetworkInterface joined = Optional.ofNullable(NetworkInterface.getByInetAddress(address))
                .orElseThrow(
                        () -> new IOException("this machine does not have the address " + address.getHostAddress()));
        InterfaceAddress network = joined.getInterfaceAddresses().stream()
                .filter(each -> address.equals(each.getAddress()))
                .findFirst()
                .orElseThrow(() -> new IOException(address.getHostAddress() + " has gone"));
        MulticastSocket socket = new MulticastSocket(PORT);
        try {
            socket.setNetworkInterface(joined);
            socket.setTimeToLive(TIME_TO_LIVE);
            socket.joinGroup(GROUP, joined);
            return new Responder(socket, network, announcement, address);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void begin(Duration wait) {
        sent = 0;
        dueNanos = System.nanoTime() + wait.toNanos();
    }

    /** The name of the host, once it is known that nobody else has it. */
    Optional<String> host() {
        return sent > PROBES ? Optional.of(records.host()) : Optional.empty();
    }

    /**
     * Says what is due, and answers what comes, for some time.
     *
     * @throws IOException if the network is lost
     */
    void serve(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            boolean more = sent < PROBES + ANNOUNCEMENTS;
            long wait = more ? Math.min(left, dueNanos - System.nanoTime()) : left;
            receive(Math.max(1, (int) Duration.ofNanos(wait).toMillis()));
            if (more && System.nanoTime() - dueNanos >= 0) {
                sayWhatIsDue();
            }
        }
    }

    private void receive(int millis) throws IOException {
        socket.setSoTimeout(millis);
        packet.setLength(BUFFER);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            return;
        }
        if (isNeighbour(packet.getAddress())) {
            Optional<Message> message = Message.parse(packet.getData(), packet.getLength());
            if (message.isPresent()) {
                hear(message.get());
            }
        }
    }

    /** Nobody further away is answered: anybody could have written such a sender on a packet. */
    private boolean isNeighbour(InetAddress sender) {
        int shift = Integer.SIZE - network.getNetworkPrefixLength();
        return sender instanceof Inet4Address
                && (shift == Integer.SIZE || number(sender) >>> shift == number(address) >>> shift);
    }

    private static int number(InetAddress ipv4) {
        return ByteBuffer.wrap(ipv4.getAddress()).getInt();
    }

    private void hear(Message message) throws IOException {
        boolean hasName = sent > PROBES;
        if (message.response()) {
            if (records.areDeniedBy(message)) {
                giveUp(hasName);
            }
        } else if (hasName) {
            answer(message);
        } else if (records.giveWayTo(message)) {
            begin(DEFERRED);
        }
    }

    /** Asks anew who has a name that somebody else uses; gives up one that is only wanted. */
    private void giveUp(boolean hasName) {
        if (!hasName) {
            number = number % Announcement.MOST_NUMBERS + 1;
            records = new Records(announcement, number, address);
        }
        begin(DEFERRED);
    }

    private void answer(Message query) throws IOException {
        List<ResourceRecord> answers = records.answers(query);
        if (answers.isEmpty()) {
            return;
        }
        if (packet.getPort() == PORT) {
            send(Message.answer(answers), GROUP);
            return;
        }
        List<ResourceRecord> plain = answers.stream()
                .map(known -> known.shared().withSeconds(SECONDS_FOR_STRANGERS))
                .toList();
        // The first question alone: such clients ask one, and the answer would not have room for any number.
        Message answer = new Message(query.id(), true, query.questions().subList(0, 1), plain, List.of());
        send(answer, (InetSocketAddress) packet.getSocketAddress());
    }

    private void sayWhatIsDue() throws IOException {
        boolean asking = sent < PROBES;
        send(asking ? records.probe() : Message.answer(records.all()), GROUP);
        sent++;
        dueNanos = System.nanoTime() + (asking ? BETWEEN_PROBES : BETWEEN_ANNOUNCEMENTS).toNanos();
    }

    private void send(Message message, InetSocketAddress to) throws IOException {
        byte[] bytes = message.bytes();
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    /** Tells everybody to forget it. */
    @Override
    public void close() {
        try {
            send(Message.answer(records.goodbye()), GROUP);
        } catch (IOException e) {
            // Without a network nobody has to forget anything.
            return;
        } finally {
            socket.close();
        }
    }
}
