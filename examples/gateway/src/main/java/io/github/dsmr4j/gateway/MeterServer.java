package io.github.dsmr4j.gateway;

import io.github.dsmr4j.reporters.ListenFailure;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A simulated meter on a TCP port, which sends each telegram to all its clients. One thread serves them all and waits for
 * none: a client whose connection cannot take a whole telegram is dropped. What a client sends is not read.
 */
final class MeterServer implements Closeable {
    /** How many clients at once; further ones are turned away. */
    static final int MAX_CLIENTS = 64;

    /** How far a client may lag behind: some dozens of telegrams. */
    private static final int SEND_BUFFER = 64 * 1024;

    private final Simulation simulation;
    private final HostAndPort listen;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final List<SocketChannel> clients = new ArrayList<>();
    private long served;
    private volatile boolean closed;

    private MeterServer(Simulation simulation, HostAndPort listen, Selector selector, ServerSocketChannel server) {
        this.simulation = simulation;
        this.listen = listen;
        this.selector = selector;
        this.server = server;
    }

    /**
     * A server whose port is open.
     *
     * @param listen where; port 0 for any that is free
     * @throws IOException if the port cannot be opened; the message says why
     */
    static MeterServer open(Simulation simulation, HostAndPort listen) throws IOException {
        InetSocketAddress address = listen.resolved();
        if (address.isUnresolved()) {
            throw ListenFailure.unresolved(address);
        }
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.bind(address);
            server.configureBlocking(false);
            Selector selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
            return new MeterServer(simulation, listen, selector, server);
        } catch (IOException e) {
            server.close();
            throw ListenFailure.of(address, e);
        }
    }

    /** Where clients find it: the host as the user wrote it, the port that it has. */
    HostAndPort address() throws IOException {
        return new HostAndPort(listen.host(), ((InetSocketAddress) server.getLocalAddress()).getPort());
    }

    /** Serves until it is closed. */
    void run() throws IOException {
        try (server;
                selector) {
            while (!closed) {
                selector.select(this::accept, Math.max(1, simulation.untilDue().toMillis()));
                if (simulation.untilDue().isZero()) {
                    send(simulation.next());
                }
            }
        } finally {
            clients.forEach(MeterServer::drop);
        }
    }

    private void accept(SelectionKey key) {
        try {
            SocketChannel client = server.accept();
            if (client == null) {
                return;
            }
            if (clients.size() == MAX_CLIENTS) {
                drop(client);
                return;
            }
            client.configureBlocking(false);
            client.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            clients.add(client);
            served++;
        } catch (IOException e) {
            // A client that was gone before it was let in.
            return;
        }
    }

    private void send(byte[] telegram) {
        for (Iterator<SocketChannel> each = clients.iterator(); each.hasNext(); ) {
            SocketChannel client = each.next();
            if (!takes(client, telegram)) {
                drop(client);
                each.remove();
            }
        }
    }

    private static boolean takes(SocketChannel client, byte[] telegram) {
        try {
            return client.write(ByteBuffer.wrap(telegram)) == telegram.length;
        } catch (IOException e) {
            return false;
        }
    }

    private static void drop(SocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            // It is gone either way.
            return;
        }
    }

    /** How many clients were let in so far. */
    long served() {
        return served;
    }

    /** Ends {@link #run()}. For any thread. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
