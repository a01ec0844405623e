package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Predicate;

/** Reads what a process prints on a thread of its own, so that the process never waits, and keeps it. */
final class Drain {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread thread;

    Drain(InputStream in) {
        thread = new Thread(() -> read(in), "drain");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(InputStream in) {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                add(buffer, count);
            }
        } catch (IOException e) {
            // The process was killed; what it printed before is there.
            return;
        }
    }

    private synchronized void add(byte[] buffer, int count) {
        bytes.write(buffer, 0, count);
        notifyAll();
    }

    synchronized String text() {
        return bytes.toString(UTF_8);
    }

    synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Waits until the text is as wanted. */
    synchronized String await(Predicate<String> wanted, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!wanted.test(text())) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return fail("not printed within " + limit + "; so far: " + text());
            }
            wait(left);
        }
        return text();
    }

    void awaitEnd(Duration limit) throws InterruptedException {
        thread.join(limit.toMillis());
    }
}
