package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectedStretchTest {
    private static final byte[] BYTES = "noise/ABC5 damaged".getBytes(ISO_8859_1);

    @Test
    void keepsItsReasonItsPlaceAndItsBeginning() {
        RejectedStretch stretch = new RejectedStretch();
        assertThat(stretch.isOpen()).isFalse();
        stretch.open(Rejection.Reason.TOO_LONG, BYTES, 5, 6, 105, 13);
        stretch.open(Rejection.Reason.INCOMPLETE, BYTES, 8, 3, 108, 40);
        assertThat(stretch.isOpen()).isTrue();
        assertThat(stretch.end()).isEqualTo(148);

        Rejection rejection = stretch.close();
        assertThat(rejection.reason()).isEqualTo(Rejection.Reason.TOO_LONG);
        assertThat(rejection.offset()).isEqualTo(105);
        assertThat(rejection.length()).isEqualTo(43);
        assertThat(rejection.sample()).asString(ISO_8859_1).isEqualTo("/ABC5 ");
        assertThat(stretch.isOpen()).isFalse();
    }

    @Test
    void isBinaryWhileAFrameIsOpen() {
        RejectedStretch stretch = new RejectedStretch();
        assertThat(stretch.isBinary()).isFalse();
        stretch.open(Rejection.Reason.ENCRYPTED, new byte[] {EncryptedFrame.FIRST, 8}, 0, 2, 0, 18);
        assertThat(stretch.isBinary()).isTrue();
        stretch.drop();
        assertThat(stretch.isOpen()).isFalse();
        assertThat(stretch.isBinary()).isFalse();
        stretch.open(Rejection.Reason.CRC_MISMATCH, BYTES, 5, 5, 0, 18);
        assertThat(stretch.isBinary()).isFalse();
    }
}
