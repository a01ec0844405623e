package io.github.dsmr4j.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or the SIGTERM of a service manager, while something runs: closes it, lets it say its last word, and ends the
 * program with status 0, where the JVM by itself would end it with 130 or 143.
 */
final class Interruption {
    private static final int PATIENCE_SECONDS = 3;

    private final Closeable running;
    private final CountDownLatch done = new CountDownLatch(1);

    private Interruption(Closeable running) {
        this.running = running;
    }

    /** Does the work; an interruption closes {@code running}, upon which the work has to return soon. */
    static <T> T closes(Closeable running, Callable<T> work) throws Exception {
        Interruption interruption = new Interruption(running);
        Thread hook = new Thread(interruption::happen, "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } finally {
            interruption.done.countDown();
            remove(hook);
        }
    }

    private void happen() {
        try {
            running.close();
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("still busy after " + PATIENCE_SECONDS + " s; ended all the same");
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("cannot end in good order: " + e);
        }
        Runtime.getRuntime().halt(ExitStatus.OK);
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The interruption happens already, and its halt is on the way.
            return;
        }
    }
}
