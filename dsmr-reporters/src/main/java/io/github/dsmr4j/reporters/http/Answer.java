package io.github.dsmr4j.reporters.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;

/** A {@link Document} at one moment. Immutable. */
public final class Answer {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final int status;
    private final String contentType;
    private final byte[] body;

    private Answer(int status, String contentType, byte[] body) {
        this.status = status;
        this.contentType = Objects.requireNonNull(contentType, "contentType");
        this.body = body.clone();
    }

    /**
     * Here it is.
     *
     * @param contentType media type, with its charset where it has one
     * @param body kept as a copy
     * @return with status 200
     */
    public static Answer ok(String contentType, byte[] body) {
        return new Answer(OK, contentType, body);
    }

    /**
     * Here it is, in UTF-8.
     *
     * @param contentType media type, with {@code charset=utf-8}
     * @param body sent in UTF-8
     * @return with status 200
     */
    public static Answer ok(String contentType, String body) {
        return ok(contentType, body.getBytes(UTF_8));
    }

    /**
     * Any other answer.
     *
     * @param status an HTTP status of 200 or more
     * @param contentType media type, with {@code charset=utf-8}
     * @param body sent in UTF-8
     * @return with that status
     */
    public static Answer of(int status, String contentType, String body) {
        return new Answer(status, contentType, body.getBytes(UTF_8));
    }

    /**
     * It is not there now, and may be later.
     *
     * @param contentType media type, with {@code charset=utf-8}
     * @param body says why; sent in UTF-8
     * @return with status 503
     */
    public static Answer unavailable(String contentType, String body) {
        return new Answer(UNAVAILABLE, contentType, body.getBytes(UTF_8));
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return the media type of the body, with its charset where it has one} */
    public String contentType() {
        return contentType;
    }

    /** {@return the body; a new array at each call} */
    public byte[] body() {
        return body.clone();
    }

    /** Status and media type. */
    @Override
    public String toString() {
        return status + " " + contentType;
    }
}
