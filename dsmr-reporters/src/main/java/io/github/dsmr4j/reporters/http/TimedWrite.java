package io.github.dsmr4j.reporters.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A write that ends in time. A client that does not read would hold the server's thread for ever; an interruption closes
 * the connection, and nothing else does, for closing waits for the write.
 */
final class TimedWrite {
    /** Something that writes. */
    interface Write {
        void run() throws IOException;
    }

    private final Thread thread = Thread.currentThread();
    private boolean done;
    private boolean late;

    private TimedWrite() {}

    /**
     * Writes.
     *
     * @throws IOException if that fails, or takes longer
     */
    static void within(Duration limit, Write write) throws IOException {
        TimedWrite timed = new TimedWrite();
        Executor later = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
        later.execute(timed::interrupt);
        try {
            write.run();
        } finally {
            timed.end();
        }
    }

    private synchronized void interrupt() {
        if (!done) {
            late = true;
            thread.interrupt();
        }
    }

    /** The interruption was for the write alone, not for what the thread does next. */
    private synchronized void end() {
        done = true;
        if (late) {
            Thread.interrupted();
        }
    }
}
