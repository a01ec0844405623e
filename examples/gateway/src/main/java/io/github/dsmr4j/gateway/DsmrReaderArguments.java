package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.settings.Confidential;
import io.github.dsmr4j.reporters.dsmrreader.DsmrReaderOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code run} for DSMR-reader's API. */
final class DsmrReaderArguments {
    @Option(
            names = "--dsmr-reader",
            paramLabel = "URL",
            description = "Hand telegrams to DSMR-reader's API, such as http://dsmr:7777.")
    private Optional<String> url = Optional.empty();

    @Confidential
    @Option(names = "--dsmr-reader-key", paramLabel = "TEXT", description = "The API's key." + Secret.VISIBLE)
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--dsmr-reader-key-file",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description = "A file with the API's key on its first line.")
    private Optional<Path> keyFile = Optional.empty();

    @Option(
            names = "--dsmr-reader-ca",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description = "The authority behind the certificate of an https:// address, PEM.")
    private Optional<Path> authority = Optional.empty();

    /**
     * What was asked for; empty when DSMR-reader was not.
     *
     * @throws IllegalArgumentException if the options do not fit together
     * @throws IOException if the key cannot be read
     */
    Optional<DsmrReaderOptions> options() throws IOException {
        if (url.isEmpty()) {
            if (key.isPresent() || keyFile.isPresent() || authority.isPresent()) {
                throw new IllegalArgumentException("options for DSMR-reader need --dsmr-reader, its URL");
            }
            return Optional.empty();
        }
        Optional<String> secret = Secret.either(key, keyFile, "--dsmr-reader-key");
        if (secret.isEmpty()) {
            throw new IllegalArgumentException(
                    "--dsmr-reader needs --dsmr-reader-key-file, a file with the key of its API, or --dsmr-reader-key");
        }
        DsmrReaderOptions options = DsmrReaderOptions.of(url.get(), secret.get());
        return Optional.of(authority.map(options::withCaFile).orElse(options));
    }
}
