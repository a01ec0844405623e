package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputBufferTest {
    private final InputBuffer buffer = new InputBuffer();

    private void put(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        System.arraycopy(bytes, 0, buffer.bytes, buffer.end, bytes.length);
        buffer.end += bytes.length;
    }

    private String held() {
        return new String(buffer.bytes, 0, buffer.end, ISO_8859_1);
    }

    @Test
    void whatIsDiscardedIsRememberedByItsLastByte() {
        put("abcdef");
        assertThat(buffer.before(6)).isEqualTo((byte) 'f');
        buffer.discard(2);
        assertThat(held()).isEqualTo("cdef");
        assertThat(buffer.base).isEqualTo(2);
        assertThat(buffer.before(0)).isEqualTo((byte) 'b');
        assertThat(buffer.before(1)).isEqualTo((byte) 'c');
        buffer.discard(0);
        assertThat(buffer.before(0)).isEqualTo((byte) 'b');
        buffer.discard(4);
        assertThat(buffer.before(0)).isEqualTo((byte) 'f');
        assertThat(buffer.base).isEqualTo(6);
    }

    @Test
    void isFullWhenNoByteMoreMayBePut() {
        int capacity = buffer.room();
        put("x".repeat(capacity - 1));
        assertThat(buffer.isFull()).isFalse();
        assertThat(buffer.room()).isEqualTo(1);
        put("x");
        assertThat(buffer.isFull()).isTrue();
        assertThat(buffer.room()).isZero();
    }

    @Test
    void doublesUntilItHoldsTheMost() {
        int capacity = buffer.room();
        put("0123456789");
        assertThat(buffer.grows(0, 3 * capacity)).isTrue();
        assertThat(buffer.room() + buffer.end).isEqualTo(2 * capacity);
        assertThat(buffer.grows(0, 3 * capacity)).isTrue();
        assertThat(buffer.room() + buffer.end).isEqualTo(3 * capacity);
        assertThat(buffer.grows(0, 3 * capacity)).isFalse();
        assertThat(buffer.bytes).hasSize(3 * capacity + FastText.REACH);
        assertThat(held()).isEqualTo("0123456789");
    }

    @Test
    void growsOnlyIfMoreThanHalfOfItMatters() {
        int capacity = buffer.room();
        assertThat(buffer.grows(capacity / 2, 2 * capacity)).isFalse();
        assertThat(buffer.grows(capacity / 2 - 1, 2 * capacity)).isTrue();
    }

    @Test
    void theEighthBitIsClearedOfWhatIsPutAlone() {
        put("\u00e9\u00e9\u00e9\u00e9");
        buffer.end = 1;
        buffer.stripParity(2);
        buffer.end = 4;
        assertThat(held()).isEqualTo("\u00e9ii\u00e9");
    }
}
