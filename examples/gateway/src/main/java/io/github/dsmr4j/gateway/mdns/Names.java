package io.github.dsmr4j.gateway.mdns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Names of DNS: labels, joined by points here. */
final class Names {
    private static final int POINTER = 0xC0;
    private static final int LONGEST = 255;
    private static final int LONGEST_LABEL = 63;

    private Names() {}

    /**
     * Reads a name, the end of which may stand before it in the packet.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String read(ByteBuffer in) {
        StringBuilder name = new StringBuilder();
        ByteBuffer from = in;
        int before = in.position();
        for (int length = next(from); length > 0; length = next(from)) {
            if (length >= POINTER) {
                int target = (length - POINTER) << 8 | next(from);
                // Always further back, so that it comes to an end.
                if (target >= before) {
                    throw new IllegalArgumentException("a name that leads to itself");
                }
                before = target;
                from = in.duplicate().position(target);
            } else if (length > LONGEST_LABEL) {
                throw new IllegalArgumentException("a label of " + length + " bytes");
            } else {
                name.append(name.isEmpty() ? "" : ".").append(label(from, length));
            }
            if (name.length() > LONGEST) {
                throw new IllegalArgumentException("a name without end");
            }
        }
        return name.toString();
    }

    private static int next(ByteBuffer in) {
        return Byte.toUnsignedInt(in.get());
    }

    /** A point within a label is none between two. */
    private static String label(ByteBuffer in, int length) {
        byte[] label = new byte[length];
        in.get(label);
        return new String(label, UTF_8).replace(".", "\\.");
    }

    /** Writes a name whose labels have no points. */
    static void write(String name, ByteBuffer out) {
        for (String label : name.isEmpty() ? new String[0] : name.split("\\.")) {
            byte[] bytes = label.getBytes(UTF_8);
            out.put((byte) bytes.length).put(bytes);
        }
        out.put((byte) 0);
    }
}
