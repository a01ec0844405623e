package io.github.dsmr4j.serial;

import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.core.telegram.TelegramListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Finds out which settings a meter uses, by listening. Each is tried until bytes have come for a while without a
 * telegram; a silent line says nothing against a try. What has brought a telegram, or an encrypted one, is kept until
 * bytes have come for much longer without any.
 *
 * <p>{@link #working()} is for any thread, the rest for the one that reads.
 */
final class SettingsDetection implements TelegramListener {
    /** What a try gets, from its first byte on: a meter of DSMR 2.2 to 4 sends every 10 s. */
    static final Duration GRACE = Duration.ofSeconds(15);

    /** What settings get that have worked: a cable that is touched is no other meter. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LongSupplier nanoClock;
    private List<SerialSettings> order = List.of(SerialSettings.values());
    private int failedTries;
    private TelegramFramer framer = new TelegramFramer(this);
    private boolean telegramSeen;
    private volatile Optional<SerialSettings> working = Optional.empty();

    /** Whether bytes have come since the last telegram, and since when. */
    private boolean waiting;

    private long waitingSince;
    private long lastBytes;

    SettingsDetection(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** The settings to be used now. */
    SerialSettings current() {
        return order.get(failedTries % order.size());
    }

    /** The settings that have brought telegrams; empty while they are looked for. */
    Optional<SerialSettings> working() {
        return working;
    }

    /** How many tries have failed since the search began. */
    int failedTries() {
        return failedTries;
    }

    /** The line was opened anew: what comes now must not be joined to what came before. */
    void interrupted() {
        framer = new TelegramFramer(this);
    }

    /**
     * Hears what came under the current settings, or that nothing came.
     *
     * @return whether the current settings are others now
     */
    boolean heard(byte[] bytes, int offset, int count) {
        telegramSeen = false;
        framer.feed(bytes, offset, count);
        if (telegramSeen) {
            keep();
            return false;
        }
        long now = nanoClock.getAsLong();
        if (now - lastBytes >= GRACE.toNanos()) {
            // The line was silent, or closed: what came before says nothing any more.
            waiting = false;
        }
        if (count > 0) {
            waitingSince = waiting ? waitingSince : now;
            waiting = true;
            lastBytes = now;
        }
        Duration limit = working.isPresent() ? PATIENCE : GRACE;
        return waiting && now - waitingSince >= limit.toNanos() && giveUp();
    }

    private void keep() {
        waiting = false;
        if (working.isEmpty()) {
            working = Optional.of(current());
        }
    }

    private boolean giveUp() {
        SerialSettings given = current();
        framer = new TelegramFramer(this);
        waiting = false;
        if (working.isPresent()) {
            order = beginningWith(given);
            failedTries = 0;
            working = Optional.empty();
        } else {
            failedTries++;
        }
        return current() != given;
    }

    private static List<SerialSettings> beginningWith(SerialSettings first) {
        Stream<SerialSettings> others = Stream.of(SerialSettings.values()).filter(settings -> settings != first);
        return Stream.concat(Stream.of(first), others).toList();
    }

    @Override
    public void telegram(Telegram telegram) {
        telegramSeen = true;
    }

    /** That a telegram is encrypted can be seen under the right settings only. */
    @Override
    public void rejected(Rejection rejection) {
        telegramSeen |= rejection.reason() == Rejection.Reason.ENCRYPTED;
    }
}
