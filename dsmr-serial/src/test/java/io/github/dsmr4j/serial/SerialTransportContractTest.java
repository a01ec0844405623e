package io.github.dsmr4j.serial;

import io.github.dsmr4j.core.transport.EndingTransportContract;
import io.github.dsmr4j.core.transport.PtyPair;
import io.github.dsmr4j.core.transport.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SerialTransportContractTest extends EndingTransportContract {
    @TempDir
    Path folder;

    private final List<PtyPair> pairs = new ArrayList<>();

    @Override
    protected Transport sending() throws IOException {
        return new UnpluggedWhenAllIsRead(connected());
    }

    @Override
    protected Transport silent() throws IOException {
        return new SerialTransport(connected().port());
    }

    private PtyPair connected() throws IOException {
        PtyPair pair = PtyPair.in(folder);
        pairs.add(pair);
        return pair;
    }

    @AfterEach
    void disconnect() throws IOException {
        for (PtyPair pair : pairs) {
            pair.close();
        }
    }

    /** What a terminal still holds is lost when its other end goes, so the cable is pulled no sooner than all is read. */
    private static final class UnpluggedWhenAllIsRead implements Transport {
        private final PtyPair pair;
        private final SerialTransport transport;
        private int bytesRead;

        UnpluggedWhenAllIsRead(PtyPair pair) {
            this.pair = pair;
            this.transport = new SerialTransport(pair.port());
        }

        @Override
        public String name() {
            return transport.name();
        }

        @Override
        public void open() throws IOException {
            transport.open();
            Thread sender = new Thread(this::send);
            sender.setDaemon(true);
            sender.start();
        }

        private void send() {
            try {
                pair.send(SENT);
            } catch (IOException e) {
                // The test has ended without reading all of it.
                return;
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = transport.read(buffer, offset, length);
            bytesRead += Math.max(0, count);
            if (bytesRead == SENT.length) {
                pair.unplug();
            }
            return count;
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
