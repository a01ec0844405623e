package io.github.dsmr4j.reporters.raw;

import io.github.dsmr4j.reporters.raw.Commands.Command;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/** A client and what waits for it. For the server's thread. */
final class RawClient {
    /** How much a client may send before it is not read for a while. */
    private static final int ALLOWANCE = 4096;

    /** What the system holds for a client: about a minute of telegrams, lest a thousand silent clients take its memory. */
    private static final int SEND_BUFFER = 64 * 1024;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final int maxWaiting;
    /** The arrays are shared by all clients. */
    private final Queue<ByteBuffer> queue = new ArrayDeque<>();

    private final Commands commands = new Commands();
    private int waiting;
    private int allowance = ALLOWANCE;

    RawClient(SocketChannel channel, Selector selector, int maxWaiting) throws IOException {
        this.channel = channel;
        this.maxWaiting = maxWaiting;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends what the connection takes and keeps the rest; whether there was room for it. */
    boolean send(byte[] bytes) throws IOException {
        if (waiting > 0 && waiting > maxWaiting - bytes.length) {
            return false;
        }
        queue.add(ByteBuffer.wrap(bytes));
        waiting += bytes.length;
        write();
        return true;
    }

    /** Sends what waits, as far as the connection takes it. */
    void write() throws IOException {
        for (ByteBuffer next = queue.peek(); next != null; next = queue.peek()) {
            waiting -= channel.write(next);
            if (next.hasRemaining()) {
                key.interestOpsOr(SelectionKey.OP_WRITE);
                return;
            }
            queue.remove();
        }
        if ((key.interestOps() & SelectionKey.OP_WRITE) != 0) {
            key.interestOpsAnd(~SelectionKey.OP_WRITE);
        }
    }

    /** Reads a piece of input: whether the client stays. */
    boolean read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int length = channel.read(buffer);
        if (length < 0) {
            return false;
        }
        allowance -= length;
        Command command = commands.read(buffer.flip());
        if (command == Command.PING && queue.isEmpty()) {
            send(RawTelegramServer.PONG);
        }
        return command != Command.BYE;
    }

    /** Whether it has sent so much that it is not read for a while. */
    boolean isOverAllowance() {
        return allowance <= 0;
    }

    void renewAllowance() {
        allowance = ALLOWANCE;
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
            return;
        }
    }
}
