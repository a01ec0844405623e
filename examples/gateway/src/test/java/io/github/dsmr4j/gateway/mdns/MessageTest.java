package io.github.dsmr4j.gateway.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.dsmr4j.gateway.mdns.Announcement.Service;
import io.github.dsmr4j.gateway.mdns.Message.Question;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    private static Message parsed(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return Message.parse(bytes, bytes.length).orElseThrow();
    }

    private static Records records() throws Exception {
        return new Records(
                new Announcement("p1wifi", List.of(Service.homeWizard("aabbccddeeff", 80))),
                1,
                AnnouncerTest.address(10, 1, 2, 3));
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        Message answer = Message.answer(records().all());
        assertThat(Message.parse(answer.bytes(), answer.bytes().length)).contains(answer);
        Message probe = records().probe();
        assertThat(Message.parse(probe.bytes(), probe.bytes().length)).contains(probe);
    }

    /** RFC 1035, 4.1.4: the end of a name may be that of an earlier one; in what a record says, too. */
    @Test
    void namesAreFollowedBackwards() {
        Message message = parsed("0000 8400 0000 0001 0000 0001"
                + "05 5f68747470 04 5f746370 05 6c6f63616c 00 000c 0001 00001194 0005 02 7031 c00c"
                + "c028 0021 8001 00000078 000b 0000 0000 1f90 02 7031 c017");
        assertThat(message.answers())
                .extracting(ResourceRecord::name)
                .containsExactly("_http._tcp.local", "p1._http._tcp.local");
        assertThat(message.answers().get(1).data()).isEqualTo("\0\0\0\0\37\u0090\2p1\5local\0");
    }

    @Test
    void aQuestionIsRead() {
        Message message = parsed("1234 0000 0001 0000 0000 0000 06 703177696669 05 6c6f63616c 00 0001 8001");
        assertThat(message.id()).isEqualTo(0x1234);
        assertThat(message.response()).isFalse();
        assertThat(message.questions()).containsExactly(new Question("p1wifi.local", ResourceRecord.A));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0000 8400 0000 0001",
                // An error, an update.
                "0000 8403 0000 0000 0000 0000",
                "0000 2800 0000 0000 0000 0000",
                // A name that leads to itself, forwards, or out of the packet; a label that is too long.
                "0000 0000 0001 0000 0000 0000 c00c 0001 0001",
                "0000 0000 0001 0000 0000 0000 c00e 0001 0001 00",
                "0000 0000 0001 0000 0000 0000 ffff 0001 0001",
                "0000 0000 0001 0000 0000 0000 40 00 0001 0001",
                // A record that says more than the packet holds.
                "0000 8400 0000 0001 0000 0000 00 0001 0001 00000078 00ff 0a010203"
            })
    void whatIsNoMessageIsNone(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThat(Message.parse(bytes, bytes.length)).isEmpty();
    }

    @Test
    void damageNeverDoesMoreThanSpoilAMessage() throws Exception {
        SplittableRandom random = new SplittableRandom(5353);
        byte[] sound = Message.answer(records().all()).bytes();
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = sound.clone();
            for (int count = random.nextInt(1, 6); count > 0; count--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            int length = random.nextInt(damaged.length + 1);
            assertThatCode(() -> Message.parse(damaged, length).map(Message::bytes))
                    .doesNotThrowAnyException();
        }
    }
}
