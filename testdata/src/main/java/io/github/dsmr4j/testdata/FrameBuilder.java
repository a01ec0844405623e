package io.github.dsmr4j.testdata;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts telegrams as meters in Luxembourg and Austria do (general-glo-ciphering, AES-128 in GCM): a frame for each, whose
 * frame counter is one higher than that of the frame before.
 *
 * <p>Not safe for use by several threads.
 *
 * <p>Source: Luxembourg P1 1.1.3.
 */
public final class FrameBuilder {
    /** How the length of a frame's content is written. */
    public enum LengthForm {
        /** In one octet; only for lengths below 128. */
        SHORT(0),
        /** In one octet behind 81; only for lengths below 256. */
        LONG_1(1),
        /** In two octets behind 82, as real meters do. */
        LONG_2(2),
        /** In three octets behind 83. */
        LONG_3(3),
        /** In four octets behind 84. */
        LONG_4(4);

        private final int octets;

        LengthForm(int octets) {
            this.octets = octets;
        }
    }

    private static final int TITLE_LENGTH = 8;
    private static final int TAG_LENGTH = 12;
    private static final byte AUTHENTICATED_AND_ENCRYPTED = 0x30;
    private static final byte ENCRYPTED_ONLY = 0x20;

    private final byte[] title;
    private final SecretKeySpec key;
    /** Empty for no additional data at all. */
    private Optional<byte[]> authenticationKey = Optional.empty();

    private boolean authenticated = true;
    private LengthForm lengthForm = LengthForm.LONG_2;
    private int counter;

    private FrameBuilder(byte[] title, byte[] key) {
        this.title = title;
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * A meter with a system title of eight characters and a key of sixteen octets, and without an authentication key.
     *
     * @param title the system title, eight ASCII characters
     * @param key AES key, sixteen octets; kept as a copy
     * @return a meter whose frames are encrypted and authenticated
     * @throws IllegalArgumentException when the title has another length
     */
    public static FrameBuilder meter(String title, byte[] key) {
        byte[] octets = title.getBytes(US_ASCII);
        if (octets.length != TITLE_LENGTH) {
            throw new IllegalArgumentException("a system title has " + TITLE_LENGTH + " characters");
        }
        return new FrameBuilder(octets, key.clone());
    }

    /**
     * The frames are authenticated by this key, too.
     *
     * @param octets authentication key, part of the additional data; kept as a copy
     * @return this builder
     */
    public FrameBuilder authenticationKey(byte[] octets) {
        authenticationKey = Optional.of(octets.clone());
        return this;
    }

    /**
     * The frames are encrypted only, and have no tag.
     *
     * @return this builder
     */
    public FrameBuilder encryptedOnly() {
        authenticated = false;
        return this;
    }

    /**
     * How lengths are written; {@link LengthForm#LONG_2} unless told otherwise.
     *
     * @param form for the frames that follow
     * @return this builder
     */
    public FrameBuilder lengthForm(LengthForm form) {
        lengthForm = Objects.requireNonNull(form, "form");
        return this;
    }

    /**
     * The counter of the next frame, an unsigned number; 0 unless told otherwise.
     *
     * @param next counts up by one with each frame
     * @return this builder
     */
    public FrameBuilder counter(int next) {
        counter = next;
        return this;
    }

    /**
     * The frame that holds a text.
     *
     * @param text mostly a whole telegram; any bytes are taken
     * @return system title, length, control octet, counter, encrypted text and, when authenticated, a tag of twelve
     *     octets
     * @throws IllegalArgumentException when the length does not fit into its form
     */
    public byte[] frame(byte[] text) {
        byte[] nonce = ByteBuffer.allocate(TITLE_LENGTH + Integer.BYTES)
                .put(title)
                .putInt(counter)
                .array();
        byte control = authenticated ? AUTHENTICATED_AND_ENCRYPTED : ENCRYPTED_ONLY;
        byte[] encrypted = authenticated ? authenticated(control, nonce, text) : encrypted(nonce, text);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0xDB);
        frame.write(TITLE_LENGTH);
        frame.writeBytes(title);
        frame.writeBytes(length(1 + Integer.BYTES + encrypted.length));
        frame.write(control);
        frame.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(counter).array());
        frame.writeBytes(encrypted);
        counter++;
        return frame.toByteArray();
    }

    private byte[] length(int value) {
        int octets = lengthForm.octets;
        int most = octets == 0 ? 0x7F : octets == 4 ? Integer.MAX_VALUE : (1 << (8 * octets)) - 1;
        if (value > most) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a length of %d does not fit into the form %s", value, lengthForm));
        }
        ByteArrayOutputStream length = new ByteArrayOutputStream();
        if (octets == 0) {
            length.write(value);
        } else {
            length.write(0x80 + octets);
            for (int octet = octets - 1; octet >= 0; octet--) {
                length.write(value >> (8 * octet));
            }
        }
        return length.toByteArray();
    }

    private byte[] authenticated(byte control, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            // Meters send what they are told to, the same counter twice as well; a cipher used anew does not mind.
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG_LENGTH, nonce));
            if (authenticationKey.isPresent()) {
                cipher.updateAAD(new byte[] {control});
                cipher.updateAAD(authenticationKey.get());
            }
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] encrypted(byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            byte[] first = ByteBuffer.allocate(nonce.length + Integer.BYTES)
                    .put(nonce)
                    .putInt(2)
                    .array();
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(first));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
