package io.github.dsmr4j.reporters.mqtt;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How a connection is encrypted. The broker's certificate must be valid for the host name that is connected to. Files
 * are read anew at each connection, so that renewed certificates need no restart. Immutable; any thread.
 */
public final class MqttTls {
    private final Optional<Path> authorities;
    private final Optional<Path> certificate;
    private final Optional<Path> key;

    private MqttTls(Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key) {
        this.authorities = authorities;
        this.certificate = certificate;
        this.key = key;
    }

    /** {@return encryption that trusts the certificate authorities that Java trusts} */
    public static MqttTls ofSystem() {
        return new MqttTls(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Trusts the certificate authorities in a PEM file, and no others.
     *
     * @param pem a file of at least one certificate; not read before a connection
     * @return encryption without a certificate of this side
     */
    public static MqttTls ofAuthorities(Path pem) {
        return new MqttTls(Optional.of(pem), Optional.empty(), Optional.empty());
    }

    /**
     * The same, and shows a certificate to the broker.
     *
     * @param certificate PEM file of the certificate, with those between it and its authority behind it
     * @param key PEM file of its private key, PKCS#8 without a password
     * @return a copy that shows it
     */
    public MqttTls withCertificate(Path certificate, Path key) {
        Objects.requireNonNull(certificate, "certificate");
        return new MqttTls(authorities, Optional.of(certificate), Optional.of(key));
    }

    Optional<Path> authorities() {
        return authorities;
    }

    Optional<Path> certificate() {
        return certificate;
    }

    Optional<Path> key() {
        return key;
    }
}
