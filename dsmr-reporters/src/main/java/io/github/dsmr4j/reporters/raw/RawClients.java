package io.github.dsmr4j.reporters.raw;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** All clients, and the counters. For the server's thread, but for {@link #status()}. */
final class RawClients {
    private final RawTelegramOptions options;
    private final Set<RawClient> clients = new HashSet<>();
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicLong served = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    RawClients(RawTelegramOptions options) {
        this.options = options;
    }

    /** Lets a client in, or turns it away. */
    void accept(SocketChannel channel, Selector selector) throws IOException {
        try {
            if (!mayEnter(channel)) {
                refused.incrementAndGet();
                channel.close();
                return;
            }
            clients.add(new RawClient(channel, selector, options.maxWaiting()));
            served.incrementAndGet();
            connected.set(clients.size());
        } catch (IOException e) {
            channel.close();
        }
    }

    private boolean mayEnter(SocketChannel channel) throws IOException {
        InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
        return clients.size() < options.maxClients() && options.accessList().allows(remote.getAddress());
    }

    void send(byte[] telegram) {
        clients.removeIf(client -> !takes(client, telegram));
        connected.set(clients.size());
    }

    private boolean takes(RawClient client, byte[] telegram) {
        try {
            if (client.send(telegram)) {
                return true;
            }
            dropped.incrementAndGet();
        } catch (IOException e) {
            // It is gone.
        }
        client.close();
        return false;
    }

    void remove(RawClient client) {
        client.close();
        clients.remove(client);
        connected.set(clients.size());
    }

    void close() {
        clients.forEach(RawClient::close);
        clients.clear();
        connected.set(0);
    }

    RawTelegramStatus status() {
        return new RawTelegramStatus(connected.get(), served.get(), dropped.get(), refused.get());
    }
}
