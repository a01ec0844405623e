package io.github.dsmr4j.core.cipher;

import io.github.dsmr4j.core.telegram.EncryptedFrame;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/** AES-128 as encrypted frames use it. One thread. */
final class FrameCipher {
    private static final int COUNTER_LENGTH = 4;
    private static final int NONCE_LENGTH = EncryptedFrame.TITLE_LENGTH + COUNTER_LENGTH;
    private static final int TAG_BITS = 8 * FrameHeader.TAG_LENGTH;
    /** GCM encrypts the first block with this number behind the nonce. */
    private static final byte FIRST_BLOCK = 2;

    private final Cipher counterMode = cipher("AES/CTR/NoPadding");
    private final Cipher authenticating = cipher("AES/GCM/NoPadding");
    /** Nonce and number of the first block. */
    private final byte[] first = new byte[NONCE_LENGTH + COUNTER_LENGTH];

    FrameCipher() {
        first[first.length - 1] = FIRST_BLOCK;
    }

    private static Cipher cipher(String transformation) {
        try {
            return Cipher.getInstance(transformation);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("this Java has no AES: is a security provider missing in its settings?", e);
    }

    /** Decrypts the beginning of a frame's text, without a look at the tag. */
    void decrypt(CipherKey key, byte[] bytes, int at, FrameHeader header, int length, byte[] text) {
        readNonce(bytes, at, header);
        try {
            counterMode.init(Cipher.DECRYPT_MODE, key.secret(), new IvParameterSpec(first));
            counterMode.doFinal(bytes, at + header.textAt(), length, text, 0);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Decrypts the whole text, if the tag fits; whether it does. */
    boolean decryptAuthenticated(
            CipherKey key, Optional<CipherKey> authentication, byte[] bytes, int at, FrameHeader header, byte[] text) {
        readNonce(bytes, at, header);
        try {
            authenticating.init(
                    Cipher.DECRYPT_MODE, key.secret(), new GCMParameterSpec(TAG_BITS, first, 0, NONCE_LENGTH));
            if (authentication.isPresent()) {
                authenticating.updateAAD(bytes, at + header.textAt() - COUNTER_LENGTH - 1, 1);
                authenticating.updateAAD(authentication.get().octets());
            }
            int length = (int) header.textLength() + header.tagLength();
            authenticating.doFinal(bytes, at + header.textAt(), length, text, 0);
            return true;
        } catch (AEADBadTagException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private void readNonce(byte[] bytes, int at, FrameHeader header) {
        System.arraycopy(bytes, at + EncryptedFrame.TITLE_AT, first, 0, EncryptedFrame.TITLE_LENGTH);
        int counterAt = at + header.textAt() - COUNTER_LENGTH;
        System.arraycopy(bytes, counterAt, first, EncryptedFrame.TITLE_LENGTH, COUNTER_LENGTH);
    }
}
