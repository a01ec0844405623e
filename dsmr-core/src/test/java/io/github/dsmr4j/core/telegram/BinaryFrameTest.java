package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers are those that meters of Norway, Sweden and Austria send. */
class BinaryFrameTest {
    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static int in(byte[] bytes) {
        return BinaryFrame.at(bytes, 0, bytes.length, 1000);
    }

    @ParameterizedTest
    @CsvSource({
        "7EA0E22B2113239A, 8, 227",
        "7EA1E22B21136791, 8, 483",
        "7EA0072B2113FE40, 8, 8",
        "7EA0D24108831382D6, 9, 211",
        "7EA027010201105A87, 9, 40",
        "68FAFA6853FF, 6, 256",
        "680E0E6873FF, 6, 20",
        "0F800000010C07E8, 8, 8",
        "0F40000000000201, 8, 8"
    })
    void aFrameIsKnownByItsHeader(String hex, int known, int length) {
        byte[] bytes = octets(hex);
        assertThat(in(bytes)).isEqualTo(length);
        for (int end = 1; end < known; end++) {
            assertThat(BinaryFrame.at(bytes, 0, end, 1000)).as("%d bytes", end).isEqualTo(FrameMarks.UNDECIDED);
        }
        assertThat(known).isGreaterThanOrEqualTo(BinaryFrame.sure(bytes[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7E50E22B2113239A",
                "7EA0E22B2113239B",
                "7EA0E22B21132399",
                "7EA0E2020202023B211323",
                "7EA0E22B02020202",
                "7EA0E2020202020321130376",
                "7EA0062B2113455C",
                "68FAFB",
                "68FAFB6853FF",
                "68FAFA6953FF",
                "68FAFA6854FF",
                "68FAFA6853FE",
                "0F800000010D07E8",
                "0F800000010C06E8",
                "0F800000010C07D8",
                "0F80000001000301",
                "2F41424335"
            })
    void anotherHeaderIsNone(String hex) {
        assertThat(in(octets(hex))).isEqualTo(FrameMarks.NONE);
    }

    @Test
    void aFrameIsKnownBehindOtherBytes() {
        byte[] bytes = new byte[500];
        byte[] header = octets("7EA0E22B2113239A");
        System.arraycopy(header, 0, bytes, 300, header.length);
        assertThat(BinaryFrame.at(bytes, 300, bytes.length, 1000)).isEqualTo(227);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7EA0E22B2113239A", "0F800000010C07E8", "68FAFA6853FF"})
    void binaryDataIsNamed(String hex) {
        byte[] frame = Arrays.copyOf(octets(hex), 300);
        EventLog log = EventLog.whole(FramerOptions.DEFAULT, frame);
        assertThat(log.rejections()).hasSize(1);
        assertThat(log.rejections().get(0).reason()).isEqualTo(Rejection.Reason.DLMS);
        assertThat(log.rejections().get(0).toString()).contains("not the text of a P1 port");
        assertThat(EventLog.inChunks(FramerOptions.DEFAULT, frame, 1).everything())
                .isEqualTo(log.everything());
    }

    @Test
    void whatLooksLikeAStartByChanceDoesNotDelayTheRejection() {
        byte[] frame = Arrays.copyOf(octets("7EA0E22B2113239A"), 227);
        byte[] start = "/ABC5".getBytes(ISO_8859_1);
        System.arraycopy(start, 0, frame, 100, start.length);
        EventLog log = new EventLog();
        new TelegramFramer(log).feed(frame);
        assertThat(log.rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.length()).isEqualTo(227));
    }
}
