package io.github.dsmr4j.reporters.dsmrreader;

import io.github.dsmr4j.reporters.web.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where DSMR-reader is, and the key of its API. Immutable; any thread. Each {@code with} method gives a changed copy. What
 * it prints of itself holds no secrets.
 */
public final class DsmrReaderOptions {
    private final Endpoint endpoint;

    private DsmrReaderOptions(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * DSMR-reader at an address.
     *
     * @param url such as {@code http://192.168.1.4:7777}: what a browser shows, without anything behind the port unless
     *     DSMR-reader itself is there
     * @param key what DSMR-reader shows as the key of its API, once that is switched on
     * @return with the JDK's certificates
     * @throws IllegalArgumentException if one of them is none; the message says why and shows no secret
     */
    public static DsmrReaderOptions of(String url, String key) {
        return new DsmrReaderOptions(Endpoint.of("DSMR-reader", url).withToken("Token", key));
    }

    /**
     * With a PEM file of the certificates to trust over https, instead of those that this JDK trusts.
     *
     * @param file read when the reporter is made
     * @return a copy that trusts these alone
     */
    public DsmrReaderOptions withCaFile(Path file) {
        return new DsmrReaderOptions(endpoint.withCaFile(file));
    }

    /**
     * With another limit for a request than ten seconds, from looking up the host to the last byte of the answer.
     *
     * @param limit to the last byte of the answer
     * @return a copy with this limit
     * @throws IllegalArgumentException if it is not in 1 ms to 10 minutes
     */
    public DsmrReaderOptions withTimeOut(Duration limit) {
        return new DsmrReaderOptions(endpoint.withTimeOut(limit));
    }

    /** {@return where DSMR-reader is; without a slash at its end} */
    public URI base() {
        return endpoint.base();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** The address alone. */
    @Override
    public String toString() {
        return "dsmr-reader " + endpoint.base();
    }
}
