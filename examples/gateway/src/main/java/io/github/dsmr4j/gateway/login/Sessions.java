package io.github.dsmr4j.gateway.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Who is logged in. A session ends after an hour without a request and after twelve hours anyway; of too many the oldest
 * ends. They are kept in memory alone, and under a hash of their identifier, so that how long a look-up takes tells nothing
 * of it. Any thread.
 */
public final class Sessions {
    static final int MAX = 20;
    static final Duration IDLE = Duration.ofHours(1);
    static final Duration LONGEST = Duration.ofHours(12);

    private static final int ID_BYTES = 32;

    private record Session(long begun, long used) {}

    private final LongSupplier nanoTime;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> byHash = new LinkedHashMap<>();

    /** None yet. */
    public Sessions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Begins one; its identifier, 64 hexadecimal digits that nobody can guess. */
    synchronized String open() {
        endOld();
        if (byHash.size() >= MAX) {
            byHash.remove(byHash.keySet().iterator().next());
        }
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        String text = HexFormat.of().formatHex(id);
        byHash.put(hash(text), new Session(nanoTime.getAsLong(), nanoTime.getAsLong()));
        return text;
    }

    /** Whether there is such a session; it then lasts on. */
    public synchronized boolean isOpen(String id) {
        endOld();
        String hash = hash(id);
        Optional<Session> session = Optional.ofNullable(byHash.get(hash));
        session.ifPresent(known -> byHash.replace(hash, new Session(known.begun(), nanoTime.getAsLong())));
        return session.isPresent();
    }

    /** Ends one, if there is such a session. */
    public synchronized void close(String id) {
        byHash.remove(hash(id));
    }

    private void endOld() {
        long now = nanoTime.getAsLong();
        byHash.values()
                .removeIf(
                        session -> now - session.used() > IDLE.toNanos() || now - session.begun() > LONGEST.toNanos());
    }

    private static String hash(String id) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
