package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.settings.Confidential;
import io.github.dsmr4j.reporters.influx.InfluxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of {@code run} for InfluxDB. */
final class InfluxArguments {
    @Option(
            names = "--influx",
            paramLabel = "URL",
            description = "Write to InfluxDB, such as http://influx:8086; needs --influx-db for version 1.x, or"
                    + " --influx-org, --influx-bucket and --influx-token-file for 2.x.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--influx-db", paramLabel = "NAME", description = "The database (1.x); it has to be there.")
    private Optional<String> database = Optional.empty();

    @Option(names = "--influx-user", paramLabel = "USER", description = "The login (1.x), where InfluxDB asks for one.")
    private Optional<String> user = Optional.empty();

    @Confidential
    @Option(
            names = "--influx-password",
            paramLabel = "TEXT",
            description = "The password that belongs to it (1.x)." + Secret.VISIBLE)
    private Optional<String> password = Optional.empty();

    @Option(
            names = "--influx-password-file",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description = "A file with the password on its first line (1.x).")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--influx-org", paramLabel = "NAME", description = "The organisation (2.x).")
    private Optional<String> organisation = Optional.empty();

    @Option(names = "--influx-bucket", paramLabel = "NAME", description = "The bucket (2.x); it has to be there.")
    private Optional<String> bucket = Optional.empty();

    @Confidential
    @Option(
            names = "--influx-token",
            paramLabel = "TEXT",
            description = "A token that may write to the bucket (2.x)." + Secret.VISIBLE)
    private Optional<String> token = Optional.empty();

    @Option(
            names = "--influx-token-file",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description = "A file with a token on its first line that may write to the bucket (2.x).")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(
            names = "--influx-ca",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description = "The authority behind the certificate of an https:// address, PEM.")
    private Optional<Path> authority = Optional.empty();

    /**
     * What was asked for; empty when InfluxDB was not.
     *
     * @throws IllegalArgumentException if the options do not fit together
     * @throws IOException if the password or the token cannot be read
     */
    Optional<InfluxOptions> options() throws IOException {
        boolean isVersion1 = anyOf(database, user, password, passwordFile);
        boolean isVersion2 = anyOf(organisation, bucket, token, tokenFile);
        if (url.isEmpty()) {
            if (isVersion1 || isVersion2 || authority.isPresent()) {
                throw new IllegalArgumentException("options for InfluxDB need --influx, its URL");
            }
            return Optional.empty();
        }
        if (isVersion1 == isVersion2) {
            throw new IllegalArgumentException("--influx needs --influx-db for version 1.x, or --influx-org,"
                    + " --influx-bucket and --influx-token-file for 2.x");
        }
        InfluxOptions options = isVersion1 ? version1(url.get()) : version2(url.get());
        return Optional.of(authority.map(options::withCaFile).orElse(options));
    }

    private static boolean anyOf(Optional<?>... options) {
        return Stream.of(options).anyMatch(Optional::isPresent);
    }

    private InfluxOptions version1(String address) throws IOException {
        if (database.isEmpty()) {
            throw new IllegalArgumentException("--influx-user and --influx-password-file need --influx-db");
        }
        Optional<String> secret = Secret.either(password, passwordFile, "--influx-password");
        if (user.isPresent() != secret.isPresent()) {
            throw new IllegalArgumentException("--influx-user and --influx-password, or its file, belong together");
        }
        InfluxOptions options = InfluxOptions.ofDatabase(address, database.get());
        return secret.isPresent() ? options.withLogin(user.orElseThrow(), secret.get()) : options;
    }

    private InfluxOptions version2(String address) throws IOException {
        Optional<String> secret = Secret.either(token, tokenFile, "--influx-token");
        if (organisation.isEmpty() || bucket.isEmpty() || secret.isEmpty()) {
            throw new IllegalArgumentException(
                    "--influx-org, --influx-bucket and --influx-token, or its file, belong together");
        }
        return InfluxOptions.ofBucket(address, organisation.get(), bucket.get(), secret.get());
    }
}
