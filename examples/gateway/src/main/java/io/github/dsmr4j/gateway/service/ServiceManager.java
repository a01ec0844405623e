package io.github.dsmr4j.gateway.service;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What systemd is told when it has started the program: that it is ready, that it stops, and for its watchdog that it still
 * works. Not a timer says so but the work itself: where that has come to a halt, nothing is said, and systemd starts the
 * program anew. Any thread.
 *
 * <p>Java 17 has no datagram sockets of Unix, so the program {@code systemd-notify} carries the words.
 */
public final class ServiceManager {
    /** As systemd would have it, with one to spare: it has to hear of the program twice in the time that it waits. */
    private static final int PARTS = 3;

    private static final int TIME_TO_TELL_SECONDS = 10;

    private final Consumer<String> systemd;
    private final Optional<Duration> watchdog;
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile BooleanSupplier working = () -> false;

    ServiceManager(Consumer<String> systemd, Optional<Duration> watchdog) {
        this.systemd = systemd;
        this.watchdog = watchdog;
    }

    /**
     * Serves the one that started the program, if one did. It is told of the end as soon as that begins.
     *
     * @param environment what it gave: {@code NOTIFY_SOCKET}, {@code WATCHDOG_USEC}
     * @param tell hears why it cannot be told
     */
    public static ServiceManager of(Map<String, String> environment, Consumer<String> tell) {
        if (!environment.containsKey("NOTIFY_SOCKET")) {
            return new ServiceManager(word -> {}, Optional.empty());
        }
        ServiceManager manager = new ServiceManager(word -> run(word, tell), watchdog(environment));
        Thread thread = new Thread(manager::serve, "systemd");
        thread.setDaemon(true);
        thread.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> run("STOPPING=1", tell), "systemd-stop"));
        return manager;
    }

    private static Optional<Duration> watchdog(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("WATCHDOG_USEC"))
                .filter(micros -> micros.matches("[1-9]\\d{0,14}"))
                .map(micros -> Duration.ofNanos(1000 * Long.parseLong(micros)));
    }

    private static void run(String word, Consumer<String> tell) {
        try {
            Process program = new ProcessBuilder("systemd-notify", word)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!program.waitFor(TIME_TO_TELL_SECONDS, TimeUnit.SECONDS)) {
                program.destroyForcibly();
                tell.accept("systemd does not listen to " + word);
            } else if (program.exitValue() != 0) {
                tell.accept("systemd-notify " + word + " failed with status " + program.exitValue());
            }
        } catch (IOException e) {
            tell.accept("systemd cannot be told " + word
                    + ": the program systemd-notify does not start; is it on the PATH?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Says that the program is ready, once, and lets the watchdog know of its work from now on.
     *
     * @param work whether it goes on; in place of what was given before
     */
    public void serves(BooleanSupplier work) {
        working = work;
        ready.countDown();
    }

    private void serve() {
        try {
            ready.await();
            systemd.accept("READY=1");
            while (watchdog.isPresent()) {
                TimeUnit.NANOSECONDS.sleep(watchdog.get().toNanos() / PARTS);
                tellIfWorking();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void tellIfWorking() {
        if (working.getAsBoolean()) {
            systemd.accept("WATCHDOG=1");
        }
    }
}
