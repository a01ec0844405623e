package io.github.dsmr4j.core.transport;

import java.io.IOException;
import java.util.Objects;

/**
 * Takes the telnet protocol out of what another transport reads: commands and negotiations are left out, a doubled 0xFF
 * is one. For serial servers in telnet mode (ser2net, many adapters); one that sends plain bytes is read without it, as
 * some meters print 0xFF. Offers are not answered, so every option stays off.
 *
 * <p>Threads as {@link Transport} says. Source: RFC 854 and 855.
 */
public final class TelnetTransport implements Transport {
    private static final byte SUBNEGOTIATION_END = (byte) 240;
    private static final byte SUBNEGOTIATION = (byte) 250;
    private static final byte WILL = (byte) 251;
    private static final byte DONT = (byte) 254;
    private static final byte COMMAND = (byte) 255;

    private enum State {
        DATA,
        COMMAND,
        OPTION,
        SUBNEGOTIATION,
        SUBNEGOTIATION_COMMAND
    }

    private final Transport transport;
    private State state = State.DATA;

    /**
     * What another transport reads, without telnet.
     *
     * @param transport opened and closed with this one
     */
    public TelnetTransport(Transport transport) {
        this.transport = Objects.requireNonNull(transport, "transport");
    }

    @Override
    public String name() {
        return transport.name() + " (telnet)";
    }

    @Override
    public boolean isLive() {
        return transport.isLive();
    }

    @Override
    public void open() throws IOException {
        transport.open();
        state = State.DATA;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = transport.read(buffer, offset, length);
        int kept = offset;
        for (int at = offset; at < offset + count; at++) {
            if (isData(buffer[at])) {
                buffer[kept++] = buffer[at];
            }
        }
        return count < 0 ? count : kept - offset;
    }

    private boolean isData(byte b) {
        State before = state;
        state = switch (before) {
            case DATA -> b == COMMAND ? State.COMMAND : State.DATA;
            case COMMAND -> afterCommand(b);
            case OPTION -> State.DATA;
            case SUBNEGOTIATION -> b == COMMAND ? State.SUBNEGOTIATION_COMMAND : State.SUBNEGOTIATION;
            case SUBNEGOTIATION_COMMAND -> b == SUBNEGOTIATION_END ? State.DATA : State.SUBNEGOTIATION;
        };
        boolean doubled = before == State.COMMAND && b == COMMAND;
        return doubled || (before == State.DATA && state == State.DATA);
    }

    private static State afterCommand(byte b) {
        if (b == SUBNEGOTIATION) {
            return State.SUBNEGOTIATION;
        }
        return b >= WILL && b <= DONT ? State.OPTION : State.DATA;
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
