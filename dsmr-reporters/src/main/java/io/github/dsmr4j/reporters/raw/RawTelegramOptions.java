package io.github.dsmr4j.reporters.raw;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;

/**
 * Where a {@link RawTelegramServer} listens, whom it lets in, and how much it keeps for them. Immutable; any thread. Each
 * {@code with} method gives a changed copy.
 */
public final class RawTelegramOptions {
    /** The port that needs no permission; 23, that of telnet, needs one. */
    public static final int DEFAULT_PORT = 2323;

    /** How many clients at once unless told otherwise. */
    public static final int DEFAULT_MAX_CLIENTS = 1000;

    /** How many bytes may wait for a client unless told otherwise: a minute or two of telegrams. */
    public static final int DEFAULT_MAX_WAITING = 128 * 1024;

    private final List<InetSocketAddress> addresses;
    private final int maxClients;
    private final int maxWaiting;
    private final AccessList accessList;
    private final boolean crcNormalised;

    private RawTelegramOptions(
            List<InetSocketAddress> addresses,
            int maxClients,
            int maxWaiting,
            AccessList accessList,
            boolean crcNormalised) {
        this.addresses = addresses;
        this.maxClients = maxClients;
        this.maxWaiting = maxWaiting;
        this.accessList = accessList;
        this.crcNormalised = crcNormalised;
    }

    /**
     * A server on these addresses.
     *
     * @param addresses IPv4 or IPv6; port 0 for any that is free. The address {@code ::} is that of IPv4 as well
     * @return everybody may connect; CRCs go out as printed; limits by default
     * @throws IllegalArgumentException if there is none
     */
    public static RawTelegramOptions on(List<InetSocketAddress> addresses) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a server needs an address to listen on");
        }
        return new RawTelegramOptions(
                List.copyOf(addresses), DEFAULT_MAX_CLIENTS, DEFAULT_MAX_WAITING, AccessList.EVERYBODY, false);
    }

    /**
     * With another number of clients at once; one more is turned away.
     *
     * @param clients 1 or more
     * @return a copy with this number
     * @throws IllegalArgumentException if it is below 1
     */
    public RawTelegramOptions withMaxClients(int clients) {
        if (clients < 1) {
            throw new IllegalArgumentException(clients + " clients are none");
        }
        return new RawTelegramOptions(addresses, clients, maxWaiting, accessList, crcNormalised);
    }

    /**
     * With another limit, in bytes, for what waits for a client beyond what its connection holds; one that needs more is
     * dropped. A single telegram may be longer.
     *
     * @param bytes 1 or more
     * @return a copy with this limit
     * @throws IllegalArgumentException if it is below 1
     */
    public RawTelegramOptions withMaxWaiting(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException(bytes + " bytes are no room for a telegram");
        }
        return new RawTelegramOptions(addresses, maxClients, bytes, accessList, crcNormalised);
    }

    /**
     * For these clients alone.
     *
     * @param list everybody unless told otherwise
     * @return a copy with this list
     */
    public RawTelegramOptions withAccessList(AccessList list) {
        return new RawTelegramOptions(
                addresses, maxClients, maxWaiting, Objects.requireNonNull(list, "list"), crcNormalised);
    }

    /**
     * With each CRC as four digits 0-9 A-F, for clients that read no other, rather than as the meter printed it. All
     * other bytes stay what they are.
     *
     * @param normalised false unless told otherwise
     * @return a copy that does, or does not
     */
    public RawTelegramOptions withCrcNormalised(boolean normalised) {
        return new RawTelegramOptions(addresses, maxClients, maxWaiting, accessList, normalised);
    }

    /** {@return where to listen} */
    public List<InetSocketAddress> addresses() {
        return addresses;
    }

    /** {@return how many clients at once} */
    public int maxClients() {
        return maxClients;
    }

    /** {@return how many bytes may wait for a client} */
    public int maxWaiting() {
        return maxWaiting;
    }

    /** {@return who may connect} */
    public AccessList accessList() {
        return accessList;
    }

    /** {@return whether a CRC goes out as four digits 0-9 A-F, however the meter printed it} */
    public boolean isCrcNormalised() {
        return crcNormalised;
    }
}
