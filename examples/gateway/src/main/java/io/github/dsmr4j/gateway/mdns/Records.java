package io.github.dsmr4j.gateway.mdns;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dsmr4j.gateway.mdns.Announcement.Service;
import io.github.dsmr4j.gateway.mdns.Message.Question;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that a machine says of itself by one name. Immutable. */
final class Records {
    /** What changes with the address of the machine is believed for two minutes, the rest for an hour and a quarter. */
    private static final int SECONDS = 120;

    private static final int SECONDS_OF_THE_REST = 4500;
    private static final String TYPES = "_services._dns-sd._udp.local";
    private static final int SIZE = 1024;

    private final String host;
    private final List<ResourceRecord> all = new ArrayList<>();

    /**
     * Those of an announcement.
     *
     * @param number 2 and more where the name itself is taken
     */
    Records(Announcement announcement, int number, Inet4Address address) {
        host = Announcement.numbered(announcement.name(), number) + Announcement.DOMAIN;
        all.add(new ResourceRecord(host, ResourceRecord.A, true, SECONDS, address(address)));
        all.add(new ResourceRecord(host, ResourceRecord.NSEC, true, SECONDS, nothingButAnAddress()));
        announcement.services().forEach(service -> add(service, number));
    }

    private void add(Service service, int number) {
        String type = service.type() + Announcement.DOMAIN;
        String instance = Announcement.numbered(service.name(), number) + "." + type;
        all.add(pointer(TYPES, type));
        all.add(pointer(type, instance));
        all.add(new ResourceRecord(instance, ResourceRecord.SRV, true, SECONDS, place(service.port())));
        all.add(new ResourceRecord(instance, ResourceRecord.TXT, true, SECONDS_OF_THE_REST, text(service)));
    }

    private static ResourceRecord pointer(String from, String to) {
        ByteBuffer out = ByteBuffer.allocate(SIZE);
        Names.write(to, out);
        return new ResourceRecord(from, ResourceRecord.PTR, false, SECONDS_OF_THE_REST, Message.text(out));
    }

    private static String address(Inet4Address address) {
        return new String(address.getAddress(), ISO_8859_1);
    }

    /** That there is no IPv6 address, which others would wait for. */
    private String nothingButAnAddress() {
        ByteBuffer out = ByteBuffer.allocate(SIZE);
        Names.write(host, out);
        // The first block of types, a byte long, in which the bit of A is set.
        out.put((byte) 0).put((byte) 1).put((byte) (0x80 >> ResourceRecord.A));
        return Message.text(out);
    }

    private String place(int port) {
        ByteBuffer out = ByteBuffer.allocate(SIZE);
        out.putShort((short) 0).putShort((short) 0).putShort((short) port);
        Names.write(host, out);
        return Message.text(out);
    }

    private static String text(Service service) {
        ByteBuffer out = ByteBuffer.allocate(SIZE);
        new TreeMap<>(service.text()).forEach((key, value) -> {
            byte[] pair = (key + "=" + value).getBytes(UTF_8);
            out.put((byte) pair.length).put(pair);
        });
        return Message.text(out);
    }

    String host() {
        return host;
    }

    List<ResourceRecord> all() {
        return List.copyOf(all);
    }

    /** The same to be forgotten. */
    List<ResourceRecord> goodbye() {
        return all.stream().map(known -> known.withSeconds(0)).toList();
    }

    /** Asks whether somebody has the names, and says what for. */
    Message probe() {
        List<Question> questions = wanted().map(known -> new Question(known.name(), ResourceRecord.ANY))
                .toList();
        return Message.query(questions, wanted().map(ResourceRecord::shared).toList());
    }

    /** A record for each name that no other machine may have. */
    private Stream<ResourceRecord> wanted() {
        return all.stream().filter(known -> known.type() == ResourceRecord.A || known.type() == ResourceRecord.SRV);
    }

    /**
     * What is asked for, and after it the rest, which is soon asked for as well; nothing if nothing is asked for that the
     * asker does not know.
     */
    List<ResourceRecord> answers(Message query) {
        List<ResourceRecord> asked = all.stream()
                .filter(known -> query.questions().stream().anyMatch(question -> isAskedFor(question, known)))
                .filter(known -> query.answers().stream().noneMatch(other -> isKnown(other, known)))
                .toList();
        return asked.isEmpty()
                ? List.of()
                : Stream.concat(asked.stream(), all.stream()).distinct().toList();
    }

    private static boolean isAskedFor(Question question, ResourceRecord known) {
        boolean inVain = question.type() == ResourceRecord.AAAA && known.type() == ResourceRecord.NSEC;
        return question.asksFor(known) || (inVain && known.isOf(question.name()));
    }

    private static boolean isKnown(ResourceRecord other, ResourceRecord known) {
        return other.says(known) && other.seconds() >= known.seconds() / 2;
    }

    /** Whether another machine has one of the names. */
    boolean areDeniedBy(Message response) {
        return response.answers().stream().anyMatch(this::isDenial);
    }

    private boolean isDenial(ResourceRecord other) {
        boolean counts = switch (other.type()) {
            case ResourceRecord.A, ResourceRecord.AAAA, ResourceRecord.SRV, ResourceRecord.TXT -> true;
            default -> false;
        };
        return counts
                && other.seconds() > 0
                && wanted().anyMatch(known -> known.isOf(other.name()))
                && all.stream().noneMatch(other::says);
    }

    /** Whether another machine that asks for one of the names at the same time comes first. */
    boolean giveWayTo(Message probe) {
        return wanted().anyMatch(known -> comesFirst(known, probe.authorities()));
    }

    private static boolean comesFirst(ResourceRecord ours, List<ResourceRecord> others) {
        return others.stream()
                .filter(other -> other.isOf(ours.name()))
                .min(ResourceRecord.ORDER)
                .filter(other -> ResourceRecord.ORDER.compare(other, ours) > 0)
                .isPresent();
    }
}
