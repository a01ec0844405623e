package io.github.dsmr4j.reporters.raw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server's thread does: it waits for connections, input, room to write, and telegrams, and never for a client. */
final class RawLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RawLoop.class);

    private static final int MAX_HANDED_OVER = 64;
    private static final int INPUT_BUFFER = 512;

    /** How long a client that floods is not read, and a port that cannot let in is not asked. */
    private static final long REST_MILLIS = 500;

    private final Selector selector;
    private final List<ServerSocketChannel> ports;
    private final RawClients clients;
    private final BlockingQueue<byte[]> handedOver = new ArrayBlockingQueue<>(MAX_HANDED_OVER);
    private final ByteBuffer input = ByteBuffer.allocate(INPUT_BUFFER);
    private final List<SelectionKey> resting = new ArrayList<>();
    private long restEndsNanos;
    private boolean failing;
    private volatile boolean closed;

    RawLoop(Selector selector, List<ServerSocketChannel> ports, RawClients clients) throws IOException {
        this.selector = selector;
        this.ports = ports;
        this.clients = clients;
        for (ServerSocketChannel port : ports) {
            port.register(selector, SelectionKey.OP_ACCEPT);
        }
    }

    /** Hands a telegram to the thread: whether that was possible within the time. Any thread. */
    boolean handOver(byte[] telegram, long millis) throws InterruptedException {
        if (closed || !handedOver.offer(telegram, millis, TimeUnit.MILLISECONDS)) {
            return false;
        }
        selector.wakeup();
        return true;
    }

    /** Lets the thread end. Any thread. */
    void close() {
        closed = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                selector.select(this::serve, resting.isEmpty() ? 0 : REST_MILLIS);
                send();
                endRest();
            }
            send();
        } catch (IOException | RuntimeException e) {
            LOG.error("the server of raw telegrams stops", e);
        } finally {
            closed = true;
            clients.close();
            closePorts();
        }
    }

    private void serve(SelectionKey key) {
        if (key.attachment() instanceof RawClient client) {
            serve(key, client);
        } else {
            accept(key, (ServerSocketChannel) key.channel());
        }
    }

    private void serve(SelectionKey key, RawClient client) {
        try {
            if (key.isWritable()) {
                client.write();
            }
            if (key.isReadable() && !client.read(input)) {
                clients.remove(client);
                return;
            }
            if (client.isOverAllowance()) {
                client.renewAllowance();
                rest(key, SelectionKey.OP_READ);
            }
        } catch (IOException e) {
            // It is gone.
            clients.remove(client);
        }
    }

    private void accept(SelectionKey key, ServerSocketChannel port) {
        try {
            SocketChannel client = port.accept();
            failing = false;
            if (client != null) {
                clients.accept(client, selector);
            }
        } catch (IOException e) {
            // Most likely too many files are open: without a rest it would be asked again at once, and for ever.
            if (!failing) {
                LOG.warn("cannot let in clients of raw telegrams: {}", e.getMessage());
            }
            failing = true;
            rest(key, SelectionKey.OP_ACCEPT);
        }
    }

    private void rest(SelectionKey key, int operation) {
        key.interestOpsAnd(~operation);
        if (resting.isEmpty()) {
            restEndsNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REST_MILLIS);
        }
        resting.add(key);
    }

    private void endRest() {
        if (resting.isEmpty() || System.nanoTime() - restEndsNanos < 0) {
            return;
        }
        resting.stream()
                .filter(SelectionKey::isValid)
                .forEach(key -> key.interestOpsOr(
                        key.attachment() instanceof RawClient ? SelectionKey.OP_READ : SelectionKey.OP_ACCEPT));
        resting.clear();
    }

    private void send() {
        for (byte[] telegram = handedOver.poll(); telegram != null; telegram = handedOver.poll()) {
            clients.send(telegram);
        }
    }

    private void closePorts() {
        try {
            for (ServerSocketChannel port : ports) {
                port.close();
            }
            selector.close();
        } catch (IOException e) {
            LOG.debug("a port of raw telegrams did not close well", e);
        }
    }
}
