package io.github.dsmr4j.serial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A meter on a line, with a clock of its own: it sends a telegram every ten seconds, which arrives under the right
 * settings and is noise under others. A read waits for a second at most, and gives a piece that took a tenth of one.
 */
final class ScriptedMeter implements Line.Maker {
    private static final long TENTH = 100_000_000L;
    private static final long SECOND = 10 * TENTH;
    private static final int PIECE = 64;

    /** What was set when, such as {@code 18 s: 9600 7E1}. */
    final List<String> settingsTried = new ArrayList<>();

    final List<Boolean> dataRequests = new ArrayList<>();

    private final byte[] telegram;
    private final Random noise = new Random(1);
    private SerialSettings right;
    private long now = 77 * SECOND;
    private final long began = now;
    private long nextTelegram = Long.MAX_VALUE;
    private int sent;

    ScriptedMeter(byte[] telegram, SerialSettings right) {
        this.telegram = telegram.clone();
        this.right = right;
        this.sent = telegram.length;
    }

    long nanoTime() {
        return now;
    }

    long seconds() {
        return (now - began) / SECOND;
    }

    void sendEveryTenSecondsFrom(long second) {
        nextTelegram = began + second * SECOND;
    }

    void fallSilent() {
        nextTelegram = Long.MAX_VALUE;
        sent = telegram.length;
    }

    void becomeOneFor(SerialSettings settings) {
        right = settings;
    }

    void pass(Duration time) {
        now += time.toNanos();
    }

    @Override
    public Line line(String path, boolean dataRequest) {
        dataRequests.add(dataRequest);
        return new ScriptedLine(path);
    }

    private final class ScriptedLine implements Line {
        private final String path;
        private SerialSettings set = SerialSettings.BAUD_115200_8N1;
        private boolean open;

        ScriptedLine(String path) {
            this.path = path;
        }

        @Override
        public String open(SerialSettings settings) {
            open = true;
            change(settings);
            return path;
        }

        @Override
        public boolean change(SerialSettings settings) {
            set = settings;
            settingsTried.add(seconds() + " s: " + settings);
            return open;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (!open) {
                return -1;
            }
            if (sent == telegram.length && nextTelegram > now + SECOND) {
                now += SECOND;
                return 0;
            }
            if (sent == telegram.length) {
                now = Math.max(now, nextTelegram);
                nextTelegram += 10 * SECOND;
                sent = 0;
            }
            return piece(buffer, offset, Math.min(length, Math.min(PIECE, telegram.length - sent)));
        }

        private int piece(byte[] buffer, int offset, int count) {
            now += TENTH;
            for (int at = 0; at < count; at++) {
                buffer[offset + at] = set == right ? telegram[sent + at] : noiseFor(telegram[sent + at]);
            }
            sent += count;
            return count;
        }

        /** The bit of parity is one more bit in 8N1; another speed makes any byte of it. */
        private byte noiseFor(byte sentByte) {
            return set.baud() == right.baud() ? (byte) (sentByte | 0x80) : (byte) noise.nextInt();
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
