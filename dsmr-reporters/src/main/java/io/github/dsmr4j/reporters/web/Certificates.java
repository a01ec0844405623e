package io.github.dsmr4j.reporters.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Reads PEM files of certificates. Every failure is an {@link IOException} that says which file and why. Stateless. Any
 * thread.
 */
public final class Certificates {
    private Certificates() {}

    /**
     * The certificates in a file, in its order; at least one.
     *
     * @param file a PEM file
     * @return at least one, in the order of the file
     * @throws IOException if it cannot be read or holds none
     */
    public static List<Certificate> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            List<Certificate> certificates =
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (certificates.isEmpty()) {
                throw unusable(file, "no certificate is in it; it has to be a PEM file");
            }
            return certificates;
        } catch (CertificateException e) {
            throw unusable(file, "it is no PEM file of certificates");
        } catch (NoSuchFileException e) {
            throw unusable(file, "there is no such file");
        } catch (AccessDeniedException e) {
            throw unusable(file, "this user may not read it");
        }
    }

    /**
     * Trusts the certificates in a file and no other.
     *
     * @param file a PEM file
     * @return for the context of a connection
     * @throws IOException if the file cannot be read or holds none, or this JDK cannot use them
     */
    public static TrustManagerFactory trust(Path file) throws IOException {
        try {
            KeyStore trusted = emptyStore();
            for (Certificate certificate : read(file)) {
                trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            return trust;
        } catch (GeneralSecurityException e) {
            throw unusable(file, "this JDK cannot use it: " + e.getMessage());
        }
    }

    /** Encrypts connections and trusts the certificates in a file alone. */
    static SSLContext context(Path file) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust(file).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unusable(file, "this JDK cannot use it: " + e.getMessage());
        }
    }

    /**
     * Makes a key store in memory with nothing in it.
     *
     * @return open for entries
     * @throws IOException as the interface of key stores demands; it does not happen
     * @throws GeneralSecurityException if this JDK has no key stores of type PKCS12
     */
    public static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /**
     * Says that a file of certificates is of no use, and why.
     *
     * @param file of certificates
     * @param reason why, as the end of a sentence
     * @return to be thrown by the caller
     */
    public static IOException unusable(Path file, String reason) {
        return new IOException("cannot use the certificates in " + file + ": " + reason);
    }
}
