package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Standard error of a program that runs for years and whose lines are kept on a memory card: no more than so many lines in a
 * minute, whoever writes them. What repeats itself is summed up where it comes from; this is for what nobody thought of.
 */
final class LimitedLog extends OutputStream {
    /** More than any start or end needs. */
    static final int LINES = 100;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final OutputStream out;
    private final LongSupplier nanoTime;
    private long beganNanos;
    private int lines;
    private long dropped;
    private boolean lineBegins = true;
    private boolean dropping;

    LimitedLog(OutputStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.beganNanos = nanoTime.getAsLong();
    }

    /** Limits standard error from now on. */
    static void install() {
        String charset = System.getProperty("stderr.encoding", System.getProperty("sun.stderr.encoding", ""));
        OutputStream limited = new LimitedLog(new FileOutputStream(FileDescriptor.err), System::nanoTime);
        System.setErr(new PrintStream(
                limited, true, charset.isEmpty() ? Charset.defaultCharset() : Charset.forName(charset)));
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        for (int begin = offset; begin < end; ) {
            int next = afterLine(bytes, begin, end);
            part(bytes, begin, next);
            begin = next;
        }
    }

    private static int afterLine(byte[] bytes, int begin, int end) {
        int at = begin;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, end);
    }

    /** A line, or a part of one. */
    private void part(byte[] bytes, int begin, int end) throws IOException {
        if (lineBegins) {
            begin();
        }
        if (!dropping) {
            out.write(bytes, begin, end - begin);
        }
        lineBegins = bytes[end - 1] == '\n';
    }

    private void begin() throws IOException {
        long now = nanoTime.getAsLong();
        if (now - beganNanos >= MINUTE) {
            beganNanos = now;
            lines = 0;
            tellDropped();
        }
        dropping = lines == LINES;
        if (dropping) {
            dropped++;
        } else {
            lines++;
        }
    }

    private void tellDropped() throws IOException {
        if (dropped > 0) {
            out.write((dropped + " further lines within a minute were left out\n").getBytes(US_ASCII));
            dropped = 0;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
