package io.github.dsmr4j.core.cipher;

import java.util.List;
import java.util.Optional;

/**
 * The keys of a meter, and what to ask of the tags of its frames. Immutable, any thread; shows no key in its text.
 *
 * <p>Unless told otherwise, frames have to be authenticated: by the authentication key that was published for Luxembourg,
 * or by nothing but the key, as some senders do.
 */
public final class Keys {
    private static final CipherKey PUBLISHED = CipherKey.parse("00112233445566778899AABBCCDDEEFF");

    private final CipherKey key;

    /** What may be authenticated besides the text; absent for nothing. None at all where authentication is not asked for. */
    private final List<Optional<CipherKey>> authentications;

    private Keys(CipherKey key, List<Optional<CipherKey>> authentications) {
        this.key = key;
        this.authentications = authentications;
    }

    /**
     * The key that the network operator gave for a meter.
     *
     * @param key as the operator gave it for this meter
     * @return keys that ask for authentication
     */
    public static Keys of(CipherKey key) {
        return new Keys(key, List.of(Optional.of(PUBLISHED), Optional.empty()));
    }

    /**
     * With the authentication key that came with it, as in Austria: frames by any other are rejected.
     *
     * @param authenticationKey the one that is allowed
     * @return a copy that allows no other
     */
    public Keys withAuthenticationKey(CipherKey authenticationKey) {
        return new Keys(key, List.of(Optional.of(authenticationKey)));
    }

    /**
     * Without authentication, for a meter whose authentication key nobody knows, or whose frames have no tag: a telegram's
     * CRC alone tells whether it is right, so one without CRC is rejected. Its telegrams are marked as
     * {@link io.github.dsmr4j.core.telegram.Protection#ENCRYPTED}.
     *
     * @return a copy that does not look at tags
     */
    public Keys withoutAuthentication() {
        return new Keys(key, List.of());
    }

    /** {@return whether a frame has to be authenticated} */
    public boolean authenticationRequired() {
        return !authentications.isEmpty();
    }

    CipherKey key() {
        return key;
    }

    List<Optional<CipherKey>> authentications() {
        return authentications;
    }

    @Override
    public String toString() {
        return authenticationRequired() ? "keys, not shown" : "a key, not shown, without authentication";
    }
}
