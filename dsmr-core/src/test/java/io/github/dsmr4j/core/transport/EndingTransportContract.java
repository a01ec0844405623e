package io.github.dsmr4j.core.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** What every transport does alike whose source can end. */
public abstract class EndingTransportContract extends TransportContract {
    protected static final byte[] SENT =
            "/ABC5\r\n\r\n1-0:1.7.0(1*kW)\r\n!\r\n".repeat(500).getBytes(ISO_8859_1);

    /** A transport whose source sends {@link #SENT} and then ends. */
    protected abstract Transport sending() throws Exception;

    @Test
    void givesEveryByteAndThenTheEnd() throws Exception {
        try (Transport transport = sending()) {
            transport.open();
            assertThat(readAll(transport)).isEqualTo(SENT);
        }
    }

    @Test
    void writesIntoTheRangeAlone() throws Exception {
        try (Transport transport = sending()) {
            transport.open();
            byte[] buffer = new byte[20];
            int count = 0;
            while (count == 0) {
                count = transport.read(buffer, 5, 10);
            }
            assertThat(count).isBetween(1, 10);
            assertThat(buffer).startsWith(0, 0, 0, 0, 0, '/').endsWith(0, 0, 0, 0, 0);
        }
    }

    protected static byte[] readAll(Transport transport) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[1000];
        for (int count = transport.read(buffer, 0, 1000); count >= 0; count = transport.read(buffer, 0, 1000)) {
            all.write(buffer, 0, count);
        }
        return all.toByteArray();
    }
}
