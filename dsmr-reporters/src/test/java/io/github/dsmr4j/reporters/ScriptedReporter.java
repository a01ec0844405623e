package io.github.dsmr4j.reporters;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Does what the test says with each report, and lets it wait for that. */
final class ScriptedReporter implements Reporter {
    /** Begins with a letter what to do: {@code +} take it, {@code -} fail, {@code !} refuse. */
    final BlockingQueue<String> orders = new LinkedBlockingQueue<>();

    final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    /** What to do when idle, in the same letters; to take it unless told. */
    final BlockingQueue<String> idleOrders = new LinkedBlockingQueue<>();

    final Semaphore idled = new Semaphore(0);
    final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public void report(Report report) throws IOException, InterruptedException {
        asked.add(text(report));
        switch (orders.take()) {
            case "+" -> {}
            case "!" -> throw new RefusedException("refused on purpose");
            case "-" -> throw new IOException("failed on purpose");
            case "interrupt" -> throw new InterruptedException("interrupted on purpose");
            default -> throw new IllegalStateException("thrown on purpose");
        }
    }

    @Override
    public void idle() throws IOException {
        switch (String.valueOf(idleOrders.poll())) {
            case "-" -> throw new IOException("broken on purpose");
            case "!" -> throw new OutOfMemoryError("exhausted on purpose");
            default -> idled.release();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    String nextAsked() throws InterruptedException {
        return asked.poll(30, TimeUnit.SECONDS);
    }

    static String text(Report report) {
        return report.source() + report.reading().identification();
    }

    static Report report(String source, int number) {
        byte[] telegram = ("/ABC" + number + "\r\n\r\n1-0:1.7.0(1*kW)\r\n!\r\n").getBytes(US_ASCII);
        return new Report(source, Reading.of((Telegram) Telegram.decode(telegram)));
    }
}
