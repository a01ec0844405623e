package io.github.dsmr4j.gateway.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How often somebody may try a password: a few times, then with waits that double, for each address and for all together.
 * The owner is never kept out for good: waits have a limit, the one for all does not concern this computer itself nor
 * addresses from which somebody logged in before, and all are forgotten with a new start. Memory is bounded. Any thread.
 */
final class Throttle {
    static final int FREE = 5;
    static final int FREE_FOR_ALL = 50;
    static final Duration LONGEST = Duration.ofMinutes(5);
    static final Duration LONGEST_FOR_ALL = Duration.ofSeconds(10);
    static final Duration FORGET = Duration.ofHours(1);
    static final int MAX_ADDRESSES = 1000;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MAX_DOUBLINGS = 20;
    /** Of an IPv6 address, that of the network: a single computer has more addresses in it than can be counted. */
    private static final int NETWORK_BYTES = 8;

    private record Tries(int count, long last) {}

    /** Limits of what is counted together. */
    private record Limit(int free, Duration longest) {
        Duration delay(Tries tries) {
            if (tries.count() < free) {
                return Duration.ZERO;
            }
            Duration delay = FIRST.multipliedBy(1L << Math.min(tries.count() - free, MAX_DOUBLINGS));
            return delay.compareTo(longest) > 0 ? longest : delay;
        }
    }

    private static final Limit EACH = new Limit(FREE, LONGEST);
    private static final Limit ALL = new Limit(FREE_FOR_ALL, LONGEST_FOR_ALL);

    private final LongSupplier nanoTime;
    private final Map<String, Tries> byAddress = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private Tries all;

    Throttle(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.all = none();
    }

    private Tries none() {
        return new Tries(0, nanoTime.getAsLong());
    }

    /** Counts a try, before it is known whether it is right; else how long to wait. */
    synchronized Optional<Duration> attempt(InetAddress address) {
        String from = key(address);
        Tries tries = remembered(Optional.ofNullable(byAddress.get(from)).orElseGet(this::none));
        all = remembered(all);
        boolean exempt = address.isLoopbackAddress() || known.contains(from);
        Duration own = remaining(EACH, tries);
        Duration common = exempt ? Duration.ZERO : remaining(ALL, all);
        Duration wait = own.compareTo(common) > 0 ? own : common;
        if (!wait.isZero()) {
            return Optional.of(wait);
        }
        // Behind all others: it is the last to be forgotten.
        byAddress.remove(from);
        byAddress.put(from, another(tries));
        all = another(all);
        forgetMost();
        return Optional.empty();
    }

    /** The try before was right. */
    synchronized void succeeded(InetAddress address) {
        String from = key(address);
        byAddress.remove(from);
        all = new Tries(Math.max(0, all.count() - 1), all.last());
        if (known.size() < MAX_ADDRESSES) {
            known.add(from);
        }
    }

    int addresses() {
        return byAddress.size();
    }

    private Tries remembered(Tries tries) {
        return nanoTime.getAsLong() - tries.last() > FORGET.toNanos() ? none() : tries;
    }

    private Duration remaining(Limit limit, Tries tries) {
        Duration passed = Duration.ofNanos(nanoTime.getAsLong() - tries.last());
        Duration wait = limit.delay(tries).minus(passed);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private Tries another(Tries tries) {
        return new Tries(Math.min(tries.count(), Integer.MAX_VALUE - 1) + 1, nanoTime.getAsLong());
    }

    private void forgetMost() {
        if (byAddress.size() > MAX_ADDRESSES) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
    }

    private static String key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }
}
