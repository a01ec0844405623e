package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameMarksTest {
    private static final int LIMIT = 1_000;
    private static final int CONTENT_AT = 13;

    private static int startIn(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return FrameMarks.startAt(bytes, 1, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x/ABC", "x/abc5", "x/AzZa", "//ABC"})
    void aSlashAndThreeLettersAreAStart(String text) {
        assertThat(startIn(text)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xABC5", "x/1BC", "x/A@C", "x/A[C", "x/AB`", "x/AB{", "x/A\u00C1C", "x/ ", "x/A1"})
    void anythingElseIsNone(String text) {
        assertThat(startIn(text)).isEqualTo(FrameMarks.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x/", "x/A", "x/AB"})
    void aStartThatIsNotAllThereIsUndecided(String text) {
        assertThat(startIn(text)).isEqualTo(FrameMarks.UNDECIDED);
    }

    @Test
    void whatStandsBehindTheEndIsNotLookedAt() {
        byte[] bytes = "/ABC".getBytes(ISO_8859_1);
        assertThat(FrameMarks.startAt(bytes, 0, 3)).isEqualTo(FrameMarks.UNDECIDED);
        assertThat(FrameMarks.startAt(bytes, 0, 4)).isEqualTo(4);
    }

    private static int linesIn(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return FrameMarks.linesAt(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ABC5 ~\r\n\r", "/ABC5\r\n0", "/ABC\n\n", "/ABC\n9"})
    void anIdentificationLineHasAnotherBehindIt(String text) {
        assertThat(linesIn(text)).isEqualTo(4);
        for (int length = 1; length < text.length(); length++) {
            assertThat(linesIn(text.substring(0, length)))
                    .as("%d bytes", length)
                    .isEqualTo(FrameMarks.UNDECIDED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "/AB5", "/ABC5\u007F", "/ABC5\u001F", "/ABC5\rx", "/ABC5\r\nx", "/ABC5\n/", "/ABC5\n:"})
    void otherBytesAreNoLines(String text) {
        assertThat(linesIn(text)).isEqualTo(FrameMarks.NONE);
    }

    @Test
    void anIdentificationLineIsNotEndless() {
        assertThat(linesIn("/ABC" + "x".repeat(95) + "\r\n0")).isEqualTo(4);
        assertThat(linesIn("/ABC" + "x".repeat(96) + "\r\n0")).isEqualTo(4);
        assertThat(linesIn("/ABC" + "x".repeat(97) + "\r\n0")).isEqualTo(FrameMarks.NONE);
    }

    @ParameterizedTest
    @CsvSource({"/ABC/ABC, true", "/ABC/XBC, false", "/ABC/AXC, false", "/ABC/ABX, false"})
    void allThreeLettersMakeAManufacturer(String text, boolean same) {
        assertThat(FrameMarks.sameManufacturer(text.getBytes(ISO_8859_1), 0, 4)).isEqualTo(same);
    }

    /** The first octets of a frame whose length is printed in one octet or in two. */
    private static byte[] frame(int octets, int length, int control) {
        byte[] frame = new byte[CONTENT_AT + 3];
        frame[0] = (byte) 0xDB;
        frame[1] = 8;
        frame[10] = (byte) (0x80 + octets);
        frame[11] = (byte) (octets == 2 ? length >> 8 : length);
        frame[12] = (byte) length;
        frame[11 + octets] = (byte) control;
        return frame;
    }

    private static int frameIn(byte[] frame) {
        return FrameMarks.encryptedFrameAt(frame, 0, frame.length, LIMIT);
    }

    @ParameterizedTest
    @CsvSource({"1, 6, 18", "1, 255, 267", "2, 6, 19", "2, 300, 313", "2, 1000, 1013"})
    void aFrameSaysHowLongItIs(int octets, int length, int whole) {
        assertThat(frameIn(frame(octets, length, 0x30))).isEqualTo(whole);
        assertThat(frameIn(frame(octets, length, 0x20))).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5, 0x30",
        "2, 0, 0x30",
        "2, 5, 0x30",
        "2, 1001, 0x30",
        "2, 300, 0x31",
        "2, 300, 0x10",
        "3, 300, 0x30"
    })
    void anImplausibleHeaderIsNone(int octets, int length, int control) {
        byte[] frame = frame(Math.min(octets, 2), length, control);
        frame[10] = (byte) (0x80 + octets);
        assertThat(frameIn(frame)).isEqualTo(FrameMarks.NONE);
    }

    @Test
    void aFrameBeginsWithItsTwoOctets() {
        byte[] frame = frame(2, 300, 0x30);
        frame[1] = 9;
        assertThat(frameIn(frame)).isEqualTo(FrameMarks.NONE);
        assertThat(FrameMarks.encryptedFrameAt(frame, 0, 1, LIMIT)).isEqualTo(FrameMarks.UNDECIDED);
        frame[1] = 8;
        frame[0] = (byte) 0xDA;
        assertThat(frameIn(frame)).isEqualTo(FrameMarks.NONE);
    }

    @ParameterizedTest
    @CsvSource({"1, 13", "2, 14"})
    void aFrameIsKnownAtItsSecurityControlAndNotBefore(int octets, int header) {
        byte[] frame = frame(octets, 200, 0x30);
        for (int end = 1; end < header; end++) {
            assertThat(FrameMarks.encryptedFrameAt(frame, 0, end, LIMIT)).isEqualTo(FrameMarks.UNDECIDED);
        }
        assertThat(FrameMarks.encryptedFrameAt(frame, 0, header, LIMIT)).isPositive();
        assertThat(header).isGreaterThanOrEqualTo(FrameMarks.SURE_OF_ENCRYPTED_FRAME);
    }
}
