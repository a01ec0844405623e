package io.github.dsmr4j.reporters.raw;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Many clients that read, on one thread. It compares what each gets, byte for byte, and notes when. */
final class RawReaders implements Closeable, Runnable {
    private final Selector selector = Selector.open();
    private final List<byte[]> telegrams;
    private final long[] offered;
    private final long[] latencies;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private final Thread thread = new Thread(this, "raw-readers");
    private final AtomicLong received = new AtomicLong();
    private volatile String fault = "";
    private volatile boolean closed;

    /** What one client has got so far. */
    private static final class Reader {
        private int telegram;
        private int offset;
    }

    RawReaders(List<byte[]> telegrams, int clients) throws IOException {
        this.telegrams = List.copyOf(telegrams);
        this.offered = new long[telegrams.size()];
        this.latencies = new long[telegrams.size() * clients];
    }

    void connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Reader());
    }

    void start() {
        thread.start();
    }

    /** Before a telegram is handed over. */
    void offering(int number) {
        offered[number] = System.nanoTime();
    }

    /** How many whole telegrams all clients together have got. */
    long received() {
        return received.get();
    }

    /** The first thing that went wrong; empty if nothing did. */
    String fault() {
        return fault;
    }

    /** Of the first telegrams to all clients, in nanoseconds. */
    long[] latencies(int count) {
        return Arrays.copyOf(latencies, count * (latencies.length / telegrams.size()));
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                selector.select(this::read);
            }
        } catch (IOException e) {
            fault = e.toString();
        }
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                fault = "dropped";
                key.cancel();
                return;
            }
            compare((Reader) key.attachment(), System.nanoTime());
        } catch (IOException e) {
            fault = e.toString();
            key.cancel();
        }
    }

    private void compare(Reader reader, long now) {
        for (buffer.flip(); buffer.hasRemaining(); ) {
            byte[] telegram = telegrams.get(reader.telegram);
            if (buffer.get() != telegram[reader.offset]) {
                fault = "telegram " + reader.telegram + " differs at " + reader.offset;
                return;
            }
            reader.offset++;
            if (reader.offset == telegram.length) {
                // Which client it was does not matter: each telegram has a place for everybody.
                long before = received.getAndIncrement();
                latencies[(int) before] = now - offered[reader.telegram];
                reader.telegram++;
                reader.offset = 0;
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : new ArrayList<>(selector.keys())) {
            key.channel().close();
        }
        selector.close();
    }
}
