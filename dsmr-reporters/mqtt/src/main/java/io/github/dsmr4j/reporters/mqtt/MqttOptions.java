package io.github.dsmr4j.reporters.mqtt;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Where the broker is and how to log in. Immutable; any thread. */
public final class MqttOptions {
    /** The usual port. */
    public static final int DEFAULT_PORT = 1883;
    /** The usual port with TLS. */
    public static final int DEFAULT_TLS_PORT = 8883;

    private static final int MAX_PORT = 65_535;
    private static final int MAX_KEEP_ALIVE_SECONDS = 65_535;

    private final String host;
    private final int port;
    private final Optional<MqttTls> tls;
    private final Optional<String> user;
    private final Optional<String> password;
    private final Optional<String> clientId;
    private final Duration keepAlive;
    private final Duration timeout;

    private MqttOptions(Builder builder) {
        this.host = builder.host;
        this.tls = builder.tls;
        this.port = builder.port.orElse(tls.isPresent() ? DEFAULT_TLS_PORT : DEFAULT_PORT);
        this.user = builder.user;
        this.password = builder.password;
        this.clientId = builder.clientId;
        this.keepAlive = builder.keepAlive;
        this.timeout = builder.timeout;
    }

    /**
     * Options for the broker on a host.
     *
     * @param host a name or an address, IPv6 without brackets
     * @return a builder for a connection without TLS and login
     * @throws IllegalArgumentException if the host is empty
     */
    public static Builder builder(String host) {
        return new Builder(host);
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    Optional<MqttTls> tls() {
        return tls;
    }

    Optional<String> user() {
        return user;
    }

    Optional<String> password() {
        return password;
    }

    Optional<String> clientId() {
        return clientId;
    }

    Duration keepAlive() {
        return keepAlive;
    }

    Duration timeout() {
        return timeout;
    }

    /** The broker's address, such as {@code mqtt://host:1883}. */
    @Override
    public String toString() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return (tls.isPresent() ? "mqtts://" : "mqtt://") + name + ":" + port;
    }

    /** Sets one option after the other. One thread. */
    public static final class Builder {
        private final String host;
        private Optional<Integer> port = Optional.empty();
        private Optional<MqttTls> tls = Optional.empty();
        private Optional<String> user = Optional.empty();
        private Optional<String> password = Optional.empty();
        private Optional<String> clientId = Optional.empty();
        private Duration keepAlive = Duration.ofSeconds(60);
        private Duration timeout = Duration.ofSeconds(10);

        private Builder(String host) {
            this.host = Objects.requireNonNull(host, "host");
            if (host.isBlank()) {
                throw new IllegalArgumentException("an empty host is none");
            }
        }

        /**
         * The port; 1883, or with TLS 8883, unless told otherwise.
         *
         * @param number 1 to 65535
         * @return this builder
         * @throws IllegalArgumentException if it is not in 1..65535
         */
        public Builder port(int number) {
            if (number < 1 || number > MAX_PORT) {
                throw new IllegalArgumentException("a port of " + number + " is none: 1.." + MAX_PORT + " are");
            }
            port = Optional.of(number);
            return this;
        }

        /**
         * Encrypts the connection.
         *
         * @param how whom to trust, and what to show to the broker
         * @return this builder
         */
        public Builder tls(MqttTls how) {
            tls = Optional.of(how);
            return this;
        }

        /**
         * Logs in with a name and a password, which is never shown.
         *
         * @param name the user
         * @param secret the password
         * @return this builder
         */
        public Builder login(String name, String secret) {
            user = Optional.of(name);
            password = Optional.of(secret);
            return this;
        }

        /**
         * The client's name at the broker, which must be the only one of that name. One is drawn for each reporter unless
         * it is told.
         *
         * @param id not empty
         * @return this builder
         * @throws IllegalArgumentException if it is empty
         */
        public Builder clientId(String id) {
            if (id.isEmpty()) {
                throw new IllegalArgumentException("an empty client id is none");
            }
            clientId = Optional.of(id);
            return this;
        }

        /**
         * How long a silent connection is believed in, 60 seconds unless told otherwise.
         *
         * @param time 1 to 65,535 seconds
         * @return this builder
         * @throws IllegalArgumentException if it is not in 1..65535 seconds
         */
        public Builder keepAlive(Duration time) {
            if (time.toSeconds() < 1 || time.toSeconds() > MAX_KEEP_ALIVE_SECONDS) {
                throw new IllegalArgumentException(
                        "a keep-alive of " + time + " is none: 1.." + MAX_KEEP_ALIVE_SECONDS + " seconds are");
            }
            keepAlive = time;
            return this;
        }

        /**
         * How long the broker may take to answer, when connecting and to each message; 10 seconds unless told otherwise.
         *
         * @param time a millisecond to a day
         * @return this builder
         * @throws IllegalArgumentException if it is not in a millisecond to a day
         */
        public Builder timeout(Duration time) {
            if (time.toMillis() < 1 || time.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("a time-out of " + time + " makes no sense");
            }
            timeout = time;
            return this;
        }

        /** {@return the options} The builder can go on and build others. */
        public MqttOptions build() {
            return new MqttOptions(this);
        }
    }
}
