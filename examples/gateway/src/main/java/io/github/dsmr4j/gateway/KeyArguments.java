package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.cipher.CipherKey;
import io.github.dsmr4j.core.cipher.Decryption;
import io.github.dsmr4j.core.cipher.Keys;
import io.github.dsmr4j.gateway.settings.Confidential;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options for encrypted telegrams. */
final class KeyArguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Confidential
    @Option(
            names = "--key",
            paramLabel = "HEX",
            converter = KeyConverter.class,
            description = "The key of encrypted telegrams (Luxembourg, Austria), 32 hexadecimal digits. Lists of"
                    + " processes show it, unlike that of --key-file.")
    private Optional<CipherKey> key = Optional.empty();

    @Confidential
    @Option(
            names = "--authentication-key",
            paramLabel = "HEX",
            converter = KeyConverter.class,
            description = "The authentication key that belongs to it; Luxembourg's, or none, unless given.")
    private Optional<CipherKey> authenticationKey = Optional.empty();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description =
                    "A file with keys, a line for each meter: [TITLE] KEY [AUTHENTICATION-KEY]. TITLE is the meter's"
                            + " system title, 16 hexadecimal digits; without it the key is for every other meter.")
    private Optional<Path> keyFile = Optional.empty();

    @Option(
            names = "--unauthenticated",
            description = "Take encrypted telegrams whose tag does not fit, or is missing, if their CRC is right: for a"
                    + " meter whose authentication key nobody knows.")
    private boolean unauthenticated;

    /**
     * How to decrypt, if keys were given.
     *
     * @throws ParameterException if the options do not fit together
     * @throws IOException if the file cannot be read, or holds something else
     */
    Optional<Decryption> decryption() throws IOException {
        contradiction().ifPresent(message -> {
            throw new ParameterException(spec.commandLine(), message);
        });
        if (keyFile.isPresent()) {
            KeyFile keys = KeyFile.read(keyFile.get(), unauthenticated);
            return Optional.of(Decryption.by(keys::keys));
        }
        return key.map(given -> Decryption.with(keys(given, authenticationKey, unauthenticated)));
    }

    private Optional<String> contradiction() {
        if (key.isPresent() && keyFile.isPresent()) {
            return Optional.of("--key and --key-file exclude each other");
        }
        if (authenticationKey.isPresent() && key.isEmpty()) {
            return Optional.of("--authentication-key needs --key; in a key file it stands behind the key");
        }
        if (unauthenticated && authenticationKey.isPresent()) {
            return Optional.of("--unauthenticated and --authentication-key exclude each other");
        }
        boolean keyless = key.isEmpty() && keyFile.isEmpty();
        return unauthenticated && keyless
                ? Optional.of("--unauthenticated needs --key or --key-file")
                : Optional.empty();
    }

    static Keys keys(CipherKey key, Optional<CipherKey> authenticationKey, boolean unauthenticated) {
        Keys keys = Keys.of(key);
        if (unauthenticated) {
            return keys.withoutAuthentication();
        }
        return authenticationKey.map(keys::withAuthenticationKey).orElse(keys);
    }

    /** Reads a key; what is wrong with it is said without repeating it. */
    static final class KeyConverter implements ITypeConverter<CipherKey> {
        @Override
        public CipherKey convert(String text) {
            try {
                return CipherKey.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
