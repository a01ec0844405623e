package io.github.dsmr4j.gateway.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Requests as nobody's library would send them. */
public final class RawHttp {
    private static final int LIMIT_MILLIS = 60_000;

    private RawHttp() {}

    /** A connection to a server on this machine; a read that takes a minute fails. */
    public static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LIMIT_MILLIS);
        return socket;
    }

    /** Sends bytes and reads until the server closes. */
    public static String send(int port, String request) throws IOException {
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    /** The answer to a request with further header lines, each ended by CR LF. */
    public static String ask(int port, String method, String target, String headers) throws IOException {
        return send(port, method + " " + target + " HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n");
    }

    /** The answer to a GET for this machine. */
    public static String get(int port, String target) throws IOException {
        return ask(port, "GET", target, "Host: localhost\r\n");
    }
}
