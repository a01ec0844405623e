package io.github.dsmr4j.core.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/**
 * A TCP client: reads what a serial server, a P1 adapter or another gateway sends. The name is looked up anew at each
 * opening, and each of its addresses is tried, IPv4 or IPv6. Threads as {@link Transport} says.
 */
public final class TcpTransport implements Transport {
    /** How long {@link #open()} waits for the connection unless another time is given. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private static final int READ_MILLIS = 1000;
    private static final int MAX_PORT = 65_535;

    private final String host;
    private final int port;
    private final Duration connectTimeout;
    /** Empty while it is closed. */
    private volatile Optional<Socket> current = Optional.empty();

    /**
     * A client of one server.
     *
     * @param host a name or an address, IPv6 without brackets
     * @param port 1 to 65535
     * @throws IllegalArgumentException if the host is empty or the port not in 1..65535
     */
    public TcpTransport(String host, int port) {
        this(host, port, DEFAULT_CONNECT_TIMEOUT);
    }

    /**
     * A client of one server.
     *
     * @param host a name or an address, IPv6 without brackets
     * @param port 1 to 65535
     * @param connectTimeout for each address of the host, a millisecond to a day
     * @throws IllegalArgumentException if the host is empty, the port not in 1..65535, or the time not in a millisecond
     *     to a day
     */
    public TcpTransport(String host, int port, Duration connectTimeout) {
        if (host.isBlank() || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "\"" + host + ":" + port + "\" is no address: a host and a port in 1.." + MAX_PORT + " are needed");
        }
        if (connectTimeout.toMillis() < 1 || connectTimeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a connect time-out of " + connectTimeout + " makes no sense");
        }
        this.host = host;
        this.port = port;
        this.connectTimeout = connectTimeout;
    }

    @Override
    public String name() {
        return "tcp://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public void open() throws IOException {
        close();
        IOException failure = failure("the host has no address");
        for (InetAddress address : addresses()) {
            try {
                connect(new InetSocketAddress(address, port));
                return;
            } catch (IOException e) {
                failure = e;
            }
            if (current.isEmpty()) {
                throw failure("closed meanwhile");
            }
        }
        close();
        throw failure;
    }

    private InetAddress[] addresses() throws IOException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw failure("the host name is not known; check its spelling and the name server");
        }
    }

    private void connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        current = Optional.of(socket);
        boolean ready = false;
        try {
            socket.connect(address, (int) connectTimeout.toMillis());
            socket.setKeepAlive(true);
            socket.setSoTimeout(READ_MILLIS);
            ready = true;
        } catch (ConnectException e) {
            throw failure("refused; is a server running there, and is the port right?");
        } catch (NoRouteToHostException e) {
            throw failure("no route to the host; check the address and the network");
        } catch (SocketTimeoutException e) {
            throw failure("no answer within " + connectTimeout.toMillis() + " ms; is the host switched on?");
        } catch (SocketException e) {
            throw failure(e.getMessage() + "; check the address and the network");
        } finally {
            if (!ready) {
                socket.close();
            }
        }
    }

    private IOException failure(String reason) {
        return new IOException("cannot connect to " + name() + ": " + reason);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Optional<Socket> open = current;
        if (open.isEmpty()) {
            return -1;
        }
        try {
            return open.get().getInputStream().read(buffer, offset, length);
        } catch (SocketTimeoutException e) {
            return 0;
        } catch (IOException e) {
            if (current.isEmpty()) {
                return -1;
            }
            throw new IOException("the connection to " + name() + " broke: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        Optional<Socket> open = current;
        current = Optional.empty();
        if (open.isPresent()) {
            open.get().close();
        }
    }
}
