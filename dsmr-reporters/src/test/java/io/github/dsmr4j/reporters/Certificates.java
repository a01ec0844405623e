package io.github.dsmr4j.reporters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A CA and two servers' certificates of it, made by the JDK's keytool: one for localhost, one for another host. */
public final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path store;
    private final Path caFile;

    private Certificates(Path store, Path caFile) {
        this.store = store;
        this.caFile = caFile;
    }

    public static Certificates in(Path folder) throws IOException, InterruptedException {
        Certificates certificates = new Certificates(folder.resolve("keys.p12"), folder.resolve("ca.pem"));
        certificates.generate("ca", "-ext", "bc=ca:true");
        certificates.generate("localhost", "-signer", "ca", "-ext", "san=dns:localhost,ip:127.0.0.1");
        certificates.generate("other", "-signer", "ca", "-ext", "san=dns:other.invalid");
        certificates.generate("expired", "-signer", "ca", "-ext", "san=dns:localhost", "-startdate", "-10d");
        certificates.keytool("-exportcert", "-rfc", "-alias", "ca", "-file", certificates.caFile.toString());
        return certificates;
    }

    private void generate(String alias, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC", "-alias", alias));
        arguments.addAll(List.of("-dname", "CN=" + alias, "-validity", "5"));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    public Path caFile() {
        return caFile;
    }

    /** For a server with one of the certificates. */
    public SSLContext server(String alias) throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            all.load(in, PASSWORD.toCharArray());
        }
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(
                alias,
                all.getKey(alias, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                all.getCertificateChain(alias));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
