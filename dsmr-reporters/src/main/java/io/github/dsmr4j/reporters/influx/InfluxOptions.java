package io.github.dsmr4j.reporters.influx;

import io.github.dsmr4j.reporters.influx.InfluxTarget.Bucket;
import io.github.dsmr4j.reporters.influx.InfluxTarget.Database;
import io.github.dsmr4j.reporters.web.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where InfluxDB is, what is written to, and how to log in. Immutable; any thread. Each {@code with} method gives a changed
 * copy. What it prints of itself holds no secrets.
 */
public final class InfluxOptions {
    private static final String PROGRAM = "InfluxDB";

    private final Endpoint endpoint;
    private final InfluxTarget target;

    private InfluxOptions(Endpoint endpoint, InfluxTarget target) {
        this.endpoint = endpoint;
        this.target = target;
    }

    /**
     * A database of InfluxDB 1.x, without a login. It has to be there.
     *
     * @param url such as {@code http://192.168.1.4:8086}, without user and password
     * @param database its name
     * @return without a login, with the database's own retention policy
     * @throws IllegalArgumentException if one of them is none; the message says why and never shows a password
     */
    public static InfluxOptions ofDatabase(String url, String database) {
        return new InfluxOptions(Endpoint.of(PROGRAM, url), new Database(database, Optional.empty()));
    }

    /**
     * A bucket of InfluxDB 2.x. It has to be there.
     *
     * @param url such as {@code http://192.168.1.4:8086}
     * @param organisation its name
     * @param bucket its name
     * @param token one that may write to the bucket
     * @return with the JDK's certificates
     * @throws IllegalArgumentException if one of them is none; the message says why and never shows the token
     */
    public static InfluxOptions ofBucket(String url, String organisation, String bucket, String token) {
        return new InfluxOptions(Endpoint.of(PROGRAM, url).withToken("Token", token), new Bucket(organisation, bucket));
    }

    private Database database(String what) {
        if (target instanceof Database database) {
            return database;
        }
        throw new IllegalStateException(what + " is for databases of InfluxDB 1.x");
    }

    /**
     * With another retention policy than the database's own.
     *
     * @param policy its name
     * @return a copy that writes to this policy
     * @throws IllegalArgumentException if it is empty
     * @throws IllegalStateException if it is not for a database
     */
    public InfluxOptions withRetentionPolicy(String policy) {
        Database database = database("a retention policy");
        return new InfluxOptions(endpoint, new Database(database.name(), Optional.of(policy)));
    }

    /**
     * With a user of InfluxDB 1.x. Over http the password can be read on the network.
     *
     * @param user as InfluxDB knows it
     * @param password a secret
     * @return a copy with this login
     * @throws IllegalArgumentException if the user is empty or holds a colon, which no login can hold
     * @throws IllegalStateException if it is not for a database
     */
    public InfluxOptions withLogin(String user, String password) {
        database("a user");
        return new InfluxOptions(endpoint.withLogin(user, password), target);
    }

    /**
     * With a PEM file of the certificates to trust over https, instead of those that this JDK trusts.
     *
     * @param file read when the reporter is made
     * @return a copy that trusts these alone
     */
    public InfluxOptions withCaFile(Path file) {
        return new InfluxOptions(endpoint.withCaFile(file), target);
    }

    /**
     * With another limit for a request than ten seconds, from looking up the host to the last byte of the answer.
     *
     * @param limit to the last byte of the answer
     * @return a copy with this limit
     * @throws IllegalArgumentException if it is not in 1 ms to 10 minutes
     */
    public InfluxOptions withTimeOut(Duration limit) {
        return new InfluxOptions(endpoint.withTimeOut(limit), target);
    }

    /** {@return where InfluxDB is; without a slash at its end, and without a login} */
    public URI base() {
        return endpoint.base();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    InfluxTarget target() {
        return target;
    }

    /** The address, and what is written to. */
    @Override
    public String toString() {
        return "influxdb " + endpoint.base() + " " + target;
    }
}
