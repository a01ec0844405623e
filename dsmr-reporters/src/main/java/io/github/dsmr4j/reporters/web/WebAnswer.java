package io.github.dsmr4j.reporters.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dsmr4j.reporters.RetryLaterException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a program answered. Immutable. Any thread. */
public final class WebAnswer {
    /** No program here says more than some dozens of bytes. */
    static final int MAX_BODY = 16 * 1024;

    private static final int MAX_TEXT = 300;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final String program;
    private final HttpResponse<byte[]> response;

    WebAnswer(String program, HttpResponse<byte[]> response) {
        this.program = program;
        this.response = response;
    }

    /** {@return the HTTP status} */
    public int status() {
        return response.statusCode();
    }

    /** {@return the body, cut off behind 16 KiB; a new array at each call} */
    public byte[] body() {
        return response.body().clone();
    }

    /** {@return whether the body was longer than any that the program would send} */
    public boolean isTooLong() {
        return response.body().length > MAX_BODY;
    }

    /** {@return the body, read as UTF-8, on one line; the beginning of a long one} */
    public String text() {
        return brief(new String(response.body(), UTF_8));
    }

    /**
     * A text from elsewhere, fit for a message: the beginning, on one line.
     *
     * @param text of any length
     * @return at most 300 characters and three points, without control characters
     */
    public static String brief(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) + "..." : line;
    }

    /**
     * {@return whether it is a page for people: of a web server, a proxy or a login, rather than of a program for
     * programs}
     */
    public boolean isPage() {
        return text().startsWith("<");
    }

    /**
     * Says what a status means that is nothing special to the program.
     *
     * @return the end of a sentence, with what to do
     */
    public String reason() {
        int status = status();
        if (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) {
            return "it sends on to another address (HTTP " + status
                    + "), which is not followed because of the login; give the last address itself";
        }
        return status >= 500
                ? "a failure inside " + program + " or a proxy before it (HTTP " + status + "); look into its log"
                : "an unexpected answer (HTTP " + status + "); is that " + program + "'s address?";
    }

    /**
     * A failure that may pass, and not before the time that the answer names, a quarter of an hour at most.
     *
     * @param message what failed, for people
     * @return a {@link RetryLaterException} if the answer names a time
     */
    public IOException failure(String message) {
        return retryAfter()
                .<IOException>map(wait -> new RetryLaterException(message, wait))
                .orElseGet(() -> new IOException(message));
    }

    private Optional<Duration> retryAfter() {
        return response.headers()
                .firstValue("Retry-After")
                .flatMap(WebAnswer::wait)
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
                .filter(wait -> !wait.isNegative());
    }

    /** Seconds, or a date. */
    private static Optional<Duration> wait(String text) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant end = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(Instant.now(), end));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
