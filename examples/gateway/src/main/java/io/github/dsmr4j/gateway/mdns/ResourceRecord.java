package io.github.dsmr4j.gateway.mdns;

import java.util.Comparator;

/**
 * What is known of a name.
 *
 * @param type one of the constants, or another number
 * @param unique whether one machine alone may say this of the name
 * @param seconds for how long it may be believed; 0 to forget it
 * @param data each byte a character (ISO 8859-1), so that it is compared as such; names within it are written out
 */
record ResourceRecord(String name, int type, boolean unique, int seconds, String data) {
    static final int A = 1;
    static final int PTR = 12;
    static final int TXT = 16;
    static final int AAAA = 28;
    static final int SRV = 33;
    static final int NSEC = 47;
    /** In questions alone. */
    static final int ANY = 255;

    /** The order in which two machines that want the same name compare what they know of it. */
    static final Comparator<ResourceRecord> ORDER =
            Comparator.comparingInt(ResourceRecord::type).thenComparing(ResourceRecord::data);

    ResourceRecord withSeconds(int other) {
        return new ResourceRecord(name, type, unique, other, data);
    }

    ResourceRecord shared() {
        return new ResourceRecord(name, type, false, seconds, data);
    }

    /** Whether both say the same, for however long. */
    boolean says(ResourceRecord other) {
        return isOf(other.name) && type == other.type && data.equals(other.data);
    }

    boolean isOf(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }
}
