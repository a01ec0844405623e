package io.github.dsmr4j.reporters.domoticz;

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
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A PEM file of certificates to trust. */
final class CaFile {
    private CaFile() {}

    /** An encrypted connection trusts these certificates and no other. */
    static SSLContext context(Path file) throws IOException {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate : certificates(file)) {
                trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw failure(file, "this JDK cannot use it: " + e.getMessage());
        }
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw failure(file, "no certificate is in it; it has to be a PEM file");
            }
            return certificates;
        } catch (CertificateException e) {
            throw failure(file, "it is no PEM file of certificates");
        } catch (NoSuchFileException e) {
            throw failure(file, "there is no such file");
        } catch (AccessDeniedException e) {
            throw failure(file, "this user may not read it");
        }
    }

    private static IOException failure(Path file, String reason) {
        return new IOException("cannot trust the certificates in " + file + ": " + reason);
    }
}
