package io.github.dsmr4j.reporters.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where another program listens, and how to be let in. Immutable; prints no secrets, and no message shows one. Any
 * thread.
 *
 * @param program what people call it, such as {@code Domoticz}
 * @param base its address, without a slash at the end and without a login
 * @param authorization the header of that name: a secret
 * @param caFile certificates to trust instead of the JDK's
 * @param timeOut for a request, from looking up the host to the last byte of the answer
 */
public record Endpoint(
        String program, URI base, Optional<String> authorization, Optional<Path> caFile, Duration timeOut) {
    /** How long a request may take unless told otherwise. */
    public static final Duration DEFAULT_TIME_OUT = Duration.ofSeconds(10);

    private static final Duration LONGEST_TIME_OUT = Duration.ofMinutes(10);
    private static final int MAX_PORT = 65_535;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /**
     * A program at an address such as {@code https://example.org/domoticz}, without a login.
     *
     * @param program what people call it, for messages
     * @param url http or https; a slash at its end makes no difference
     * @return with the JDK's certificates and a limit of ten seconds
     * @throws IllegalArgumentException if that is no such address
     */
    public static Endpoint of(String program, String url) {
        return new Endpoint(program, base(program, url), Optional.empty(), Optional.empty(), DEFAULT_TIME_OUT);
    }

    private static URI base(String program, String url) {
        String address = "the address of " + program;
        URI uri = parsed(address, url);
        String scheme = String.valueOf(uri.getScheme());
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw new IllegalArgumentException(address + " has to begin with http:// or https://");
        }
        // First these two, for no other message may show a password.
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(address + " ends before the first ? or #");
        }
        if (String.valueOf(uri.getRawAuthority()).contains("@")) {
            throw new IllegalArgumentException(address + " holds a user or a password: give them apart");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(address + " holds no valid host and port;"
                    + " a host name is letters, digits, hyphens and points, without an underscore");
        }
        if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw new IllegalArgumentException("the port in " + uri + " is not in 1.." + MAX_PORT);
        }
        return URI.create(uri.toString().replaceFirst("/+$", ""));
    }

    private static URI parsed(String address, String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException e) {
            // Its message would show all of it, and that may hold a password.
            throw new IllegalArgumentException(address + " is no URL: " + e.getReason());
        }
    }

    /**
     * With a user, instead of a token.
     *
     * @param user as the program knows it
     * @param password a secret; may be empty
     * @return a copy with HTTP basic authentication
     * @throws IllegalArgumentException if the user is empty or holds a colon, which no login can hold
     */
    public Endpoint withLogin(String user, String password) {
        if (user.isEmpty() || user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a user name is not empty and holds no colon");
        }
        byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return withAuthorization("Basic " + Base64.getEncoder().encodeToString(login));
    }

    /**
     * With a token, instead of a user.
     *
     * @param scheme the word before it, such as {@code Bearer}
     * @param token a secret
     * @return a copy with this token in the place of any login
     * @throws IllegalArgumentException if it has characters that no token has
     */
    public Endpoint withToken(String scheme, String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("a token is letters, digits and . _ ~ + / - =; check that it is whole");
        }
        return withAuthorization(scheme + " " + token);
    }

    private Endpoint withAuthorization(String header) {
        return new Endpoint(program, base, Optional.of(header), caFile, timeOut);
    }

    /**
     * With a PEM file of the certificates to trust over https, instead of those that this JDK trusts.
     *
     * @param file read when a client is made
     * @return a copy that trusts these alone
     */
    public Endpoint withCaFile(Path file) {
        return new Endpoint(program, base, authorization, Optional.of(file), timeOut);
    }

    /**
     * With another limit for a request.
     *
     * @param limit 1 ms to 10 minutes, to the last byte of the answer
     * @return a copy with this limit
     * @throws IllegalArgumentException if it is not in 1 ms to 10 minutes
     */
    public Endpoint withTimeOut(Duration limit) {
        if (limit.toMillis() < 1 || limit.compareTo(LONGEST_TIME_OUT) > 0) {
            throw new IllegalArgumentException("a time-out of " + limit + " makes no sense");
        }
        return new Endpoint(program, base, authorization, caFile, limit);
    }

    /** The program and its address. */
    @Override
    public String toString() {
        return program + " " + base;
    }
}
