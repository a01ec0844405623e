package io.github.dsmr4j.serial;

/**
 * The speeds and forms in which P1 ports send, in the order in which they are tried. Further ones may come. Source: DSMR
 * P1 companion standard.
 */
public enum SerialSettings {
    /** DSMR 4 and 5, e-MUCS, Luxembourg and most others: 115200 baud, 8 bits, no parity. */
    BAUD_115200_8N1(115_200, 8, false),
    /** Some DSMR 4 meters of Landis+Gyr and Kaifa: 115200 baud, 7 bits, even parity. */
    BAUD_115200_7E1(115_200, 7, true),
    /** DSMR 2.2 and 3.0: 9600 baud, 7 bits, even parity. */
    BAUD_9600_7E1(9_600, 7, true);

    private final int baud;
    private final int dataBits;
    private final boolean evenParity;

    SerialSettings(int baud, int dataBits, boolean evenParity) {
        this.baud = baud;
        this.dataBits = dataBits;
        this.evenParity = evenParity;
    }

    /** {@return the speed, in bits a second} */
    public int baud() {
        return baud;
    }

    /** {@return the data bits of a character: 7 or 8} */
    public int dataBits() {
        return dataBits;
    }

    /** {@return whether a bit of even parity follows; none otherwise} */
    public boolean isEvenParity() {
        return evenParity;
    }

    /** As people write it, such as {@code 115200 8N1}. */
    @Override
    public String toString() {
        return baud + " " + dataBits + (evenParity ? "E1" : "N1");
    }
}
