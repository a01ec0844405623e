package io.github.dsmr4j.reporters.domoticz;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Where Domoticz is, which of its devices are told what, and how to log in. Immutable; each {@code with} method gives a
 * changed copy. What it prints of itself holds no secrets.
 */
public final class DomoticzOptions {
    /** How long a request may take unless told otherwise. */
    public static final Duration DEFAULT_TIME_OUT = Duration.ofSeconds(10);

    private static final Duration LONGEST_TIME_OUT = Duration.ofMinutes(10);
    private static final int MAX_PORT = 65_535;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final URI base;
    private final int energyIdx;
    private final OptionalInt gasIdx;
    private final OptionalInt waterIdx;
    private final boolean tariffsSwapped;
    private final Optional<String> authorization;
    private final Optional<Path> caFile;
    private final Duration timeOut;

    private DomoticzOptions(
            URI base,
            int energyIdx,
            OptionalInt gasIdx,
            OptionalInt waterIdx,
            boolean tariffsSwapped,
            Optional<String> authorization,
            Optional<Path> caFile,
            Duration timeOut) {
        this.base = base;
        this.energyIdx = energyIdx;
        this.gasIdx = gasIdx;
        this.waterIdx = waterIdx;
        this.tariffsSwapped = tariffsSwapped;
        this.authorization = authorization;
        this.caFile = caFile;
        this.timeOut = timeOut;
    }

    /**
     * Domoticz at an address, without a login.
     *
     * @param baseUrl such as {@code http://192.168.1.4:8080} or {@code https://example.org/domoticz}: what a browser shows,
     *     without user and password
     * @param energyIdx the number of its device of type P1 Smart Meter, Energy, as Domoticz lists it
     * @throws IllegalArgumentException if one of them is none; the message says why and never shows a password
     */
    public static DomoticzOptions of(String baseUrl, int energyIdx) {
        return new DomoticzOptions(
                base(baseUrl),
                idx(energyIdx),
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                DEFAULT_TIME_OUT);
    }

    private static URI base(String url) {
        URI uri = parsed(url);
        String scheme = String.valueOf(uri.getScheme());
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw new IllegalArgumentException("the address of Domoticz has to begin with http:// or https://");
        }
        // First, for no other message may show it.
        if (String.valueOf(uri.getRawAuthority()).contains("@")) {
            throw new IllegalArgumentException("the address of Domoticz holds a user or a password: give them apart");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("the address of Domoticz holds no valid host and port;"
                    + " a host name is letters, digits, hyphens and points, without an underscore");
        }
        if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw new IllegalArgumentException("the port in " + uri + " is not in 1.." + MAX_PORT);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("the address of Domoticz ends before the first ? or #");
        }
        return URI.create(uri.toString().replaceFirst("/+$", ""));
    }

    private static URI parsed(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException e) {
            // Its message would show all of it, and that may hold a password.
            throw new IllegalArgumentException("the address of Domoticz is no URL: " + e.getReason());
        }
    }

    private static int idx(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("an idx of " + number + " is none: Domoticz counts from 1");
        }
        return number;
    }

    /**
     * With the number of a device of type P1 Smart Meter, Gas.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public DomoticzOptions withGasIdx(int number) {
        OptionalInt gas = OptionalInt.of(idx(number));
        return new DomoticzOptions(base, energyIdx, gas, waterIdx, tariffsSwapped, authorization, caFile, timeOut);
    }

    /**
     * With the number of a counter of type water whose divider is 1000.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public DomoticzOptions withWaterIdx(int number) {
        OptionalInt water = OptionalInt.of(idx(number));
        return new DomoticzOptions(base, energyIdx, gasIdx, water, tariffsSwapped, authorization, caFile, timeOut);
    }

    /** With the registers of tariffs 1 and 2 in each other's place: register 2 is the low tariff in Belgium. */
    public DomoticzOptions withTariffsSwapped(boolean swapped) {
        return new DomoticzOptions(base, energyIdx, gasIdx, waterIdx, swapped, authorization, caFile, timeOut);
    }

    /**
     * With a user of Domoticz, instead of a token. Over http the password can be read on the network.
     *
     * @throws IllegalArgumentException if the user is empty or holds a colon, which no login can hold
     */
    public DomoticzOptions withLogin(String user, String password) {
        if (user.isEmpty() || user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a user name is not empty and holds no colon");
        }
        byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return withAuthorization("Basic " + Base64.getEncoder().encodeToString(login));
    }

    /**
     * With a token that Domoticz has issued, instead of a user.
     *
     * @throws IllegalArgumentException if it has characters that no token has
     */
    public DomoticzOptions withBearerToken(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("a token is letters, digits and . _ ~ + / - =; check that it is whole");
        }
        return withAuthorization("Bearer " + token);
    }

    private DomoticzOptions withAuthorization(String header) {
        return new DomoticzOptions(
                base, energyIdx, gasIdx, waterIdx, tariffsSwapped, Optional.of(header), caFile, timeOut);
    }

    /** With a PEM file of the certificates to trust over https, instead of those that this JDK trusts. */
    public DomoticzOptions withCaFile(Path file) {
        return new DomoticzOptions(
                base, energyIdx, gasIdx, waterIdx, tariffsSwapped, authorization, Optional.of(file), timeOut);
    }

    /**
     * With another limit for a request, from looking up the host to the last byte of the answer.
     *
     * @throws IllegalArgumentException if it is not in 1 ms to 10 minutes
     */
    public DomoticzOptions withTimeOut(Duration limit) {
        if (limit.toMillis() < 1 || limit.compareTo(LONGEST_TIME_OUT) > 0) {
            throw new IllegalArgumentException("a time-out of " + limit + " makes no sense");
        }
        return new DomoticzOptions(base, energyIdx, gasIdx, waterIdx, tariffsSwapped, authorization, caFile, limit);
    }

    /** Where Domoticz is; without a slash at its end, and without a login. */
    public URI base() {
        return base;
    }

    /** The device for electricity. */
    public int energyIdx() {
        return energyIdx;
    }

    /** The device for gas. */
    public OptionalInt gasIdx() {
        return gasIdx;
    }

    /** The device for water. */
    public OptionalInt waterIdx() {
        return waterIdx;
    }

    /** Whether tariffs 1 and 2 change places. */
    public boolean isTariffsSwapped() {
        return tariffsSwapped;
    }

    /** The value of the Authorization header: a secret. */
    Optional<String> authorization() {
        return authorization;
    }

    /** The certificates to trust instead of the JDK's. */
    public Optional<Path> caFile() {
        return caFile;
    }

    /** How long a request may take. */
    public Duration timeOut() {
        return timeOut;
    }

    /** The address alone. */
    @Override
    public String toString() {
        return "domoticz " + base;
    }
}
