package io.github.dsmr4j.gateway.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.gateway.mdns.Announcement.Service;
import io.github.dsmr4j.gateway.mdns.Message.Question;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final Announcement ANNOUNCEMENT = new Announcement(
            "p1wifi", List.of(Service.webPages("p1wifi", 8080), Service.homeWizard("aabbccddeeff", 80)));

    private final Records records = at(10, 1);

    private static Records at(int last, int number) {
        try {
            return new Records(ANNOUNCEMENT, number, AnnouncerTest.address(192, 168, 1, last));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Message question(String name, int type) {
        return Message.query(List.of(new Question(name, type)), List.of());
    }

    private static ResourceRecord record(String name, int type) {
        return new ResourceRecord(name, type, true, 120, "x");
    }

    @Test
    void theHostIsAnsweredByItsAddressWhateverTheCase() {
        assertThat(records.answers(question("P1WiFi.local", ResourceRecord.A)))
                .first()
                .satisfies(answer -> assertThat(answer.data()).isEqualTo("\u00C0\u00A8\1\12"));
    }

    @Test
    void whoAsksForAnIpv6AddressNeedNotWait() {
        assertThat(records.answers(question("p1wifi.local", ResourceRecord.AAAA)))
                .first()
                .satisfies(answer -> {
                    assertThat(answer.type()).isEqualTo(ResourceRecord.NSEC);
                    assertThat(answer.data()).contains("p1wifi").endsWith("\0\1@");
                });
    }

    @Test
    void aTypeIsAnsweredByItsServiceAndAllThatIsNeededToReachIt() {
        List<ResourceRecord> answers = records.answers(question("_http._tcp.local", ResourceRecord.PTR));
        assertThat(answers.get(0).name()).isEqualTo("_http._tcp.local");
        assertThat(answers)
                .extracting(ResourceRecord::type)
                .contains(ResourceRecord.SRV, ResourceRecord.TXT, ResourceRecord.A);
        assertThat(answers).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(records.all());
    }

    @Test
    void whatIsNotOursIsNotAnswered() {
        assertThat(records.answers(question("other.local", ResourceRecord.ANY))).isEmpty();
        assertThat(records.answers(question("p1wifi.local", ResourceRecord.TXT)))
                .isEmpty();
        assertThat(records.answers(question("p1wifi", ResourceRecord.A))).isEmpty();
    }

    @Test
    void whatTheAskerKnowsIsNotRepeated() {
        ResourceRecord known = records.all().stream()
                .filter(each -> each.isOf("_http._tcp.local"))
                .findFirst()
                .orElseThrow();
        Message query = question("_http._tcp.local", ResourceRecord.PTR);
        assertThat(records.answers(withKnown(query, known))).isEmpty();
        assertThat(records.answers(withKnown(query, known.withSeconds(60)))).isNotEmpty();
    }

    private static Message withKnown(Message query, ResourceRecord known) {
        return new Message(0, false, query.questions(), List.of(known), List.of());
    }

    @Test
    void anotherMachineWithTheNameIsNoticed() {
        assertThat(records.areDeniedBy(Message.answer(at(11, 1).all()))).isTrue();
        assertThat(records.areDeniedBy(Message.answer(List.of(record("P1WIFI.local", ResourceRecord.AAAA)))))
                .isTrue();
        assertThat(records.areDeniedBy(Message.answer(List.of(record("p1wifi._http._tcp.local", ResourceRecord.TXT)))))
                .isTrue();
    }

    @Test
    void whatThisMachineSaidItselfOrIsToBeForgottenIsNoDenial() {
        assertThat(records.areDeniedBy(Message.answer(records.all()))).isFalse();
        assertThat(records.areDeniedBy(Message.answer(at(11, 1).goodbye()))).isFalse();
        assertThat(records.areDeniedBy(Message.answer(at(11, 2).all()))).isFalse();
        assertThat(records.areDeniedBy(Message.answer(List.of(record("p1wifi.local", ResourceRecord.NSEC)))))
                .isFalse();
    }

    @Test
    void ofTwoThatAskTogetherTheOneWithTheLaterAddressWins() {
        Records later = at(200, 1);
        assertThat(records.giveWayTo(later.probe())).isTrue();
        assertThat(later.giveWayTo(records.probe())).isFalse();
        assertThat(records.giveWayTo(records.probe())).isFalse();
        assertThat(records.giveWayTo(at(200, 2).probe())).isFalse();
    }

    @Test
    void aNumberIsPartOfEveryNameThatIsOurs() {
        Records second = at(10, 2);
        assertThat(second.host()).isEqualTo("p1wifi-2.local");
        assertThat(second.probe().questions())
                .extracting(Question::name)
                .containsExactly(
                        "p1wifi-2.local", "p1wifi-2._http._tcp.local", "p1meter-DDEEFF-2._hwenergy._tcp.local");
    }

    @Test
    void goodbyeLeavesNothing() {
        assertThat(records.goodbye()).hasSameSizeAs(records.all()).allMatch(known -> known.seconds() == 0);
    }
}
