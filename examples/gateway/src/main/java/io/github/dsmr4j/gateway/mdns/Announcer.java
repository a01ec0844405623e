package io.github.dsmr4j.gateway.mdns;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes something known in the local network until it is closed, on a thread of its own: again when this machine gets another
 * address, by the next name when the name is taken. That there is no network, or none that may be used, is told once and
 * costs nothing else.
 */
public final class Announcer implements Closeable {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Announcement announcement;
    private final Supplier<Optional<Inet4Address>> ownAddress;
    private final Consumer<String> tell;
    private final CountDownLatch closing = new CountDownLatch(1);

    private Optional<Responder> responder = Optional.empty();
    private Optional<Inet4Address> address = Optional.empty();
    private String told = "";

    Announcer(Announcement announcement, Supplier<Optional<Inet4Address>> ownAddress, Consumer<String> tell) {
        this.announcement = announcement;
        this.ownAddress = ownAddress;
        this.tell = tell;
    }

    /**
     * Begins to make something known.
     *
     * @param listening the address that a server has; one that stands for all of this machine's is found out
     * @param tell hears by which name it is found, and why not; on another thread
     */
    public static Announcer start(Announcement announcement, InetAddress listening, Consumer<String> tell) {
        Announcer announcer = new Announcer(
                announcement,
                () -> listening instanceof Inet4Address own && !own.isAnyLocalAddress()
                        ? Optional.of(own)
                        : OwnAddress.find(),
                tell);
        announcer.start();
        return announcer;
    }

    void start() {
        Thread thread = new Thread(this::run, "mdns");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            Optional<Responder> current = current();
            if (current.isEmpty()) {
                waitAfter("there is no network");
                return;
            }
            current.get().serve(LOOK);
            current.get().host().ifPresent(this::tellName);
        } catch (IOException e) {
            fallSilent();
            waitAfter(String.valueOf(e.getMessage()));
        }
    }

    private void waitAfter(String reason) throws InterruptedException {
        if (closing.getCount() > 0) {
            tellOnce("cannot make " + announcement.name() + Announcement.DOMAIN + " known in the local network: "
                    + reason + "; it is tried again, --no-mdns does without");
            closing.await(LOOK.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** The responder for the address that this machine has now. */
    private synchronized Optional<Responder> current() throws IOException {
        Optional<Inet4Address> now = ownAddress.get();
        if (responder.isEmpty() || !now.equals(address)) {
            fallSilent();
            address = now;
            if (now.isPresent() && closing.getCount() > 0) {
                responder = Optional.of(Responder.open(announcement, now.get()));
            }
        }
        return responder;
    }

    private synchronized void fallSilent() {
        responder.ifPresent(Responder::close);
        responder = Optional.empty();
    }

    private void tellName(String host) {
        String wanted = announcement.name() + Announcement.DOMAIN;
        String known = "known in the local network as " + host;
        tellOnce(host.equals(wanted) ? known : wanted + " is taken; " + known);
    }

    private void tellOnce(String line) {
        if (!line.equals(told)) {
            told = line;
            tell.accept(line);
        }
    }

    /** Says goodbye, and nothing more. */
    @Override
    public void close() {
        closing.countDown();
        fallSilent();
    }
}
