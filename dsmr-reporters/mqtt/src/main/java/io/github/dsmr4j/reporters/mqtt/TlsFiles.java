package io.github.dsmr4j.reporters.mqtt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import io.github.dsmr4j.reporters.web.Certificates;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;

/** Reads the files of {@link MqttTls}. Stateless: any thread. */
final class TlsFiles {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private TlsFiles() {}

    static MqttClientSslConfig read(MqttTls tls, Duration timeout) throws IOException {
        MqttClientSslConfigBuilder config =
                MqttClientSslConfig.builder().handshakeTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (tls.authorities().isPresent()) {
            config = config.trustManagerFactory(
                    Certificates.trust(tls.authorities().get()));
        }
        if (tls.certificate().isPresent() && tls.key().isPresent()) {
            config = config.keyManagerFactory(
                    identity(tls.certificate().get(), tls.key().get()));
        }
        return config.build();
    }

    private static KeyManagerFactory identity(Path certificate, Path keyFile) throws IOException {
        PrivateKey key = key(keyFile);
        try {
            KeyStore store = Certificates.emptyStore();
            store.setKeyEntry(
                    "client", key, new char[0], Certificates.read(certificate).toArray(Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            return factory;
        } catch (GeneralSecurityException e) {
            throw Certificates.unusable(certificate, String.valueOf(e.getMessage()));
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        Matcher pem = KEY.matcher(new String(bytes(file), ISO_8859_1));
        if (!pem.find()) {
            throw new IOException(file + " holds no private key in the form PKCS#8 without a password;"
                    + " \"openssl pkcs8 -topk8 -nocrypt\" makes one");
        }
        PKCS8EncodedKeySpec encoded =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        return ALGORITHMS.stream()
                .flatMap(algorithm -> key(algorithm, encoded).stream())
                .findFirst()
                .orElseThrow(
                        () -> new IOException(file + " holds a private key of an algorithm other than " + ALGORITHMS));
    }

    /** The key, if it is one of this algorithm. */
    private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        } catch (AccessDeniedException e) {
            throw new IOException("no permission to read " + file, e);
        }
    }
}
