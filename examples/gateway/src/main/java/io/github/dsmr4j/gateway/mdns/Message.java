package io.github.dsmr4j.gateway.mdns;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A packet of DNS.
 *
 * @param answers those that were not asked for included
 * @param authorities in a query: what the sender would like to say of a name
 */
record Message(
        int id,
        boolean response,
        List<Question> questions,
        List<ResourceRecord> answers,
        List<ResourceRecord> authorities) {
    private static final int RESPONSE = 0x8000;
    /** What is said comes from who has to know. */
    private static final int AUTHORITATIVE = 0x0400;

    /** An operation other than a query, or the code of an error. */
    private static final int UNUSUAL = 0x780F;

    private static final int INTERNET = 1;
    private static final int TOP_BIT = 0x8000;
    private static final int SIZE = 9000;

    /** What somebody wants to know of a name. */
    record Question(String name, int type) {
        boolean asksFor(ResourceRecord known) {
            return known.isOf(name) && (type == known.type() || type == ResourceRecord.ANY);
        }
    }

    Message {
        questions = List.copyOf(questions);
        answers = List.copyOf(answers);
        authorities = List.copyOf(authorities);
    }

    static Message query(List<Question> questions, List<ResourceRecord> authorities) {
        return new Message(0, false, questions, List.of(), authorities);
    }

    static Message answer(List<ResourceRecord> answers) {
        return new Message(0, true, List.of(), answers, List.of());
    }

    /** Reads a packet; empty if it is none, whatever it holds. */
    static Optional<Message> parse(byte[] bytes, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        try {
            int id = unsigned(in);
            int flags = unsigned(in);
            if ((flags & UNUSUAL) != 0) {
                return Optional.empty();
            }
            int[] counts = {unsigned(in), unsigned(in), unsigned(in), unsigned(in)};
            List<Question> questions = questions(in, counts[0]);
            List<ResourceRecord> answers = records(in, counts[1]);
            List<ResourceRecord> authorities = records(in, counts[2]);
            List<ResourceRecord> additional = records(in, counts[3]);
            boolean response = (flags & RESPONSE) != 0;
            return Optional.of(new Message(
                    id,
                    response,
                    questions,
                    // Of a query they are no answers.
                    response
                            ? Stream.concat(answers.stream(), additional.stream())
                                    .toList()
                            : answers,
                    authorities));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int unsigned(ByteBuffer in) {
        return Short.toUnsignedInt(in.getShort());
    }

    private static List<Question> questions(ByteBuffer in, int count) {
        List<Question> questions = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            String name = Names.read(in);
            int type = unsigned(in);
            unsigned(in);
            questions.add(new Question(name, type));
        }
        return questions;
    }

    private static List<ResourceRecord> records(ByteBuffer in, int count) {
        List<ResourceRecord> records = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            String name = Names.read(in);
            int type = unsigned(in);
            boolean unique = (unsigned(in) & TOP_BIT) != 0;
            int seconds = Math.max(0, in.getInt());
            records.add(new ResourceRecord(name, type, unique, seconds, data(in, type)));
        }
        return records;
    }

    private static String data(ByteBuffer in, int type) {
        int end = unsigned(in) + in.position();
        if (end > in.limit()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer out = ByteBuffer.allocate(SIZE);
        if (type == ResourceRecord.SRV) {
            out.putShort(in.getShort()).putShort(in.getShort()).putShort(in.getShort());
        }
        if (type == ResourceRecord.SRV || type == ResourceRecord.PTR) {
            Names.write(Names.read(in), out);
        } else {
            out.put(in.slice(in.position(), end - in.position()));
        }
        in.position(end);
        return text(out);
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(SIZE);
        out.putShort((short) id).putShort((short) (response ? RESPONSE | AUTHORITATIVE : 0));
        out.putShort((short) questions.size());
        out.putShort((short) answers.size());
        out.putShort((short) authorities.size());
        out.putShort((short) 0);
        for (Question question : questions) {
            Names.write(question.name(), out);
            out.putShort((short) question.type()).putShort((short) INTERNET);
        }
        Stream.concat(answers.stream(), authorities.stream()).forEach(known -> {
            Names.write(known.name(), out);
            out.putShort((short) known.type());
            out.putShort((short) (known.unique() ? INTERNET | TOP_BIT : INTERNET));
            out.putInt(known.seconds());
            out.putShort((short) known.data().length()).put(known.data().getBytes(ISO_8859_1));
        });
        return written(out);
    }

    private static byte[] written(ByteBuffer out) {
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** What was written, as the data of a record. */
    static String text(ByteBuffer out) {
        return new String(written(out), ISO_8859_1);
    }
}
