package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.dsmr4j.core.cipher.CipherKey;
import io.github.dsmr4j.testdata.FrameBuilder;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** The keys that a simulated meter encrypts its telegrams with; they never show what they are. */
final class SimulatedKeys {
    private static final String TITLE = "SIM00001";

    /** The one that Luxembourg has published. */
    private static final String PUBLISHED = "00112233445566778899AABBCCDDEEFF";

    private final byte[] key;
    private final byte[] authenticationKey;

    /**
     * Keys as {@link CipherKey#parse} reads them.
     *
     * @param authenticationKey that of Luxembourg if empty
     * @throws IllegalArgumentException if one is no key; the message does not repeat it
     */
    SimulatedKeys(String key, Optional<String> authenticationKey) {
        this.key = octets(key);
        this.authenticationKey = octets(authenticationKey.orElse(PUBLISHED));
    }

    private static byte[] octets(String text) {
        CipherKey.parse(text);
        return HexFormat.of().parseHex(text.replaceAll("[\\s:-]", ""));
    }

    /** The system title of a simulated meter, as messages and key files have it. */
    static String title() {
        return HexFormat.of().withUpperCase().formatHex(TITLE.getBytes(US_ASCII));
    }

    /** A meter with these keys; started anew it counts on, as its frame counter begins with the time. */
    FrameBuilder meter() {
        return FrameBuilder.meter(TITLE, key)
                .authenticationKey(authenticationKey)
                .counter((int) Instant.now().getEpochSecond());
    }

    /** Not the keys. */
    @Override
    public String toString() {
        return "keys, not shown";
    }
}
