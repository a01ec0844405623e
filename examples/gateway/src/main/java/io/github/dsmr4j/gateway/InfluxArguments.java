package io.github.dsmr4j.gateway;

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
    private Optional<String> url;

    @Option(names = "--influx-db", paramLabel = "NAME", description = "The database (1.x); it has to be there.")
    private Optional<String> database;

    @Option(names = "--influx-user", paramLabel = "USER", description = "The login (1.x), where InfluxDB asks for one.")
    private Optional<String> user;

    @Option(
            names = "--influx-password-file",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description = "A file with the password on its first line (1.x).")
    private Optional<Path> passwordFile;

    @Option(names = "--influx-org", paramLabel = "NAME", description = "The organisation (2.x).")
    private Optional<String> organisation;

    @Option(names = "--influx-bucket", paramLabel = "NAME", description = "The bucket (2.x); it has to be there.")
    private Optional<String> bucket;

    @Option(
            names = "--influx-token-file",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description = "A file with a token on its first line that may write to the bucket (2.x).")
    private Optional<Path> tokenFile;

    @Option(
            names = "--influx-ca",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description = "The authority behind the certificate of an https:// address, PEM.")
    private Optional<Path> authority;

    /**
     * What was asked for; empty when InfluxDB was not.
     *
     * @throws IllegalArgumentException if the options do not fit together
     * @throws IOException if the password or the token cannot be read
     */
    Optional<InfluxOptions> options() throws IOException {
        boolean isVersion1 = anyOf(database, user, passwordFile);
        boolean isVersion2 = anyOf(organisation, bucket, tokenFile);
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
        if (user.isPresent() != passwordFile.isPresent()) {
            throw new IllegalArgumentException("--influx-user and --influx-password-file belong together");
        }
        InfluxOptions options = InfluxOptions.ofDatabase(address, database.get());
        return passwordFile.isPresent()
                ? options.withLogin(user.orElseThrow(), Secret.in(passwordFile.get()))
                : options;
    }

    private InfluxOptions version2(String address) throws IOException {
        if (organisation.isEmpty() || bucket.isEmpty() || tokenFile.isEmpty()) {
            throw new IllegalArgumentException("--influx-org, --influx-bucket and --influx-token-file belong together");
        }
        return InfluxOptions.ofBucket(address, organisation.get(), bucket.get(), Secret.in(tokenFile.get()));
    }
}
