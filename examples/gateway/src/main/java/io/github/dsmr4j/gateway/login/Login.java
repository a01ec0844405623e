package io.github.dsmr4j.gateway.login;

import io.github.dsmr4j.gateway.files.DurableFile;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The owner's password and how one proves to know it. There is none at first: whoever reads the one-time code that the
 * gateway prints sets it. To forget it, its file is deleted and the gateway started again. Any thread.
 */
public final class Login {
    /** Fewer letters would be guessed. */
    public static final int MIN_LENGTH = 10;

    private static final int MAX_LENGTH = 200;

    /** To compare a password is slow on purpose: for strangers, one at a time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What came of a try. */
    public sealed interface Outcome {}

    /** It was right. */
    public record Opened(String session) implements Outcome {}

    /** It was wrong. */
    public record Wrong() implements Outcome {}

    /** It was not looked at. */
    public record TooSoon(Duration remaining) implements Outcome {}

    /** The new password is too short or too long. */
    public record Unfit() implements Outcome {}

    /** The new password could not be kept. */
    public record NotKept(String reason) implements Outcome {}

    private final Path file;
    private final Sessions sessions;
    private final Throttle throttle;
    private final Semaphore comparing = new Semaphore(1, true);
    private volatile Optional<Password> password;
    /** While there is no password. */
    private volatile Optional<OneTimeCode> code;

    private Login(Path file, Optional<Password> password, LongSupplier nanoTime) {
        this.file = file;
        this.password = password;
        this.code = password.isPresent() ? Optional.empty() : Optional.of(OneTimeCode.draw());
        this.sessions = new Sessions(nanoTime);
        this.throttle = new Throttle(nanoTime);
    }

    /**
     * The login whose password is kept in a file, if one was set.
     *
     * @throws IOException if that is there and cannot be read; the message says what to do
     */
    public static Login keptIn(Path file) throws IOException {
        return keptIn(file, System::nanoTime);
    }

    /** The same by another clock, for tests. */
    public static Login keptIn(Path file, LongSupplier nanoTime) throws IOException {
        try {
            return new Login(
                    file, Optional.of(Password.parse(Files.readString(file).strip())), nanoTime);
        } catch (NoSuchFileException e) {
            return new Login(file, Optional.empty(), nanoTime);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "cannot read the password of the settings page from " + file + " (" + reason(e)
                            + "); restore the file, or delete it to set a new one",
                    e);
        }
    }

    private static String reason(Exception failure) {
        return failure instanceof IOException ? failure.toString() : String.valueOf(failure.getMessage());
    }

    /** Where the password is kept. */
    public Path file() {
        return file;
    }

    /** What sets the first password; empty when there is one. For the owner's eyes. */
    public Optional<String> code() {
        return code.map(OneTimeCode::text);
    }

    /** Who is logged in. */
    public Sessions sessions() {
        return sessions;
    }

    /** Tries a password. */
    public Outcome enter(InetAddress from, String typed) throws InterruptedException {
        return tried(from, () -> {
            boolean right =
                    password.filter(kept -> isFit(typed) && kept.matches(typed)).isPresent();
            return right ? new Opened(sessions.open()) : new Wrong();
        });
    }

    /** Sets the first password with the code; that is good only once. */
    public Outcome setFirst(InetAddress from, String typedCode, String chosen) throws InterruptedException {
        return tried(from, () -> {
            if (code.filter(drawn -> drawn.matches(typedCode)).isEmpty()) {
                return new Wrong();
            }
            return isFit(chosen) ? keep(chosen) : new Unfit();
        });
    }

    private static boolean isFit(String password) {
        return password.length() >= MIN_LENGTH && password.length() <= MAX_LENGTH;
    }

    private Outcome keep(String chosen) {
        Password made = Password.of(chosen);
        try {
            Files.createDirectories(
                    Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow());
            DurableFile.write(file, made.text() + "\n");
        } catch (IOException e) {
            return new NotKept(String.valueOf(e.getMessage()));
        }
        password = Optional.of(made);
        code = Optional.empty();
        return new Opened(sessions.open());
    }

    private interface Try {
        Outcome outcome();
    }

    private Outcome tried(InetAddress from, Try look) throws InterruptedException {
        if (!comparing.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            return new TooSoon(PATIENCE);
        }
        try {
            Optional<Duration> wait = throttle.attempt(from);
            if (wait.isPresent()) {
                return new TooSoon(wait.get());
            }
            Outcome outcome = look.outcome();
            if (!(outcome instanceof Wrong)) {
                throttle.succeeded(from);
            }
            return outcome;
        } finally {
            comparing.release();
        }
    }
}
