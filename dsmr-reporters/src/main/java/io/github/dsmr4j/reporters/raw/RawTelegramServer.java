package io.github.dsmr4j.reporters.raw;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.reporters.ListenFailure;
import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Serves telegrams over TCP as the meter sent them: byte for byte, whole, each with CR LF behind its CRC, nothing else.
 * A client gets what comes after it has connected. A telegram without a CRC, of a meter that prints none, goes out as it
 * is; one whose lines end with LF alone gets the CRs back that its CRC was made with.
 *
 * <p>One thread serves all clients and waits for none: a client that does not read is dropped when more waits for it than
 * the options allow. Input is read and forgotten, but for two lines, in upper or lower case: {@code bye} closes the
 * connection, and {@code ping} is answered with the line {@code pong}, between two telegrams; not while a telegram is on
 * its way, which says as much, and once for several that come together. A client that sends much is read slowly.
 *
 * <p>Telegrams of several sources come one behind the other: clients expect one meter, so give each source a server.
 * Threads as {@link Reporter} says; {@link #status()} for any thread.
 */
public final class RawTelegramServer implements Reporter {
    static final byte[] PONG = "pong\r\n".getBytes(US_ASCII);

    private static final long MAX_HAND_OVER_MILLIS = 1000;
    private static final long MAX_CLOSE_MILLIS = 1000;

    private final List<InetSocketAddress> addresses;
    private final RawClients clients;
    private final RawLoop loop;
    private final boolean crcNormalised;
    private final Thread thread;

    private RawTelegramServer(
            List<InetSocketAddress> addresses, RawClients clients, RawLoop loop, boolean crcNormalised) {
        this.addresses = addresses;
        this.crcNormalised = crcNormalised;
        this.clients = clients;
        this.loop = loop;
        this.thread = new Thread(loop, "dsmr-raw-telegrams");
        thread.setDaemon(true);
    }

    /**
     * A server that lets clients in from now on.
     *
     * @param options where to listen and for whom
     * @return a server with a thread of its own, to be closed
     * @throws IOException if a port cannot be opened; the message says which, why, and what to do
     */
    public static RawTelegramServer open(RawTelegramOptions options) throws IOException {
        List<ServerSocketChannel> ports = new ArrayList<>();
        try {
            List<InetSocketAddress> addresses = new ArrayList<>();
            for (InetSocketAddress address : options.addresses()) {
                ServerSocketChannel port = ListenPort.open(address);
                ports.add(port);
                addresses.add((InetSocketAddress) port.getLocalAddress());
            }
            RawClients clients = new RawClients(options);
            RawLoop loop = new RawLoop(Selector.open(), ports, clients);
            RawTelegramServer server =
                    new RawTelegramServer(List.copyOf(addresses), clients, loop, options.isCrcNormalised());
            server.thread.start();
            return server;
        } catch (IOException e) {
            for (ServerSocketChannel port : ports) {
                port.close();
            }
            throw e;
        }
    }

    @Override
    public String name() {
        return addresses.stream().map(ListenFailure::text).collect(Collectors.joining(", ", "raw telegrams on ", ""));
    }

    /**
     * {@return where it listens, with the ports that it has} They differ from those of the options where these say 0.
     */
    public List<InetSocketAddress> addresses() {
        return addresses;
    }

    /** {@return what it has done so far} */
    public RawTelegramStatus status() {
        return clients.status();
    }

    /**
     * Hands a telegram over to the thread that serves the clients.
     *
     * @throws RefusedException if the CRC of the telegram is wrong
     * @throws IOException if the server is closed, or so busy that it takes none for a second
     */
    @Override
    public void report(Report report) throws IOException, InterruptedException {
        Telegram telegram = report.reading().telegram();
        if (telegram.crc() == CrcStatus.INVALID) {
            throw new RefusedException("a telegram of " + report.source() + " has a wrong CRC and is not passed on");
        }
        byte[] bytes = crcNormalised ? RawTelegram.withCrcNormalised(telegram) : RawTelegram.bytes(telegram);
        if (!loop.handOver(bytes, MAX_HAND_OVER_MILLIS)) {
            throw new IOException(
                    name() + ": no telegram can be sent, for the server is closed or this machine is too busy");
        }
    }

    /** Sends what it still can, closes all connections and ports, and waits for that a second at most. */
    @Override
    public void close() throws IOException {
        loop.close();
        try {
            TimeUnit.MILLISECONDS.timedJoin(thread, MAX_CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
