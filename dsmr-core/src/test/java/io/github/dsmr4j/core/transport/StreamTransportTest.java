package io.github.dsmr4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StreamTransportTest extends EndingTransportContract {
    @Override
    protected Transport sending() {
        return new StreamTransport("a test", new ByteArrayInputStream(SENT));
    }

    @Override
    protected Transport silent() {
        return new StreamTransport("a test", new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    new CountDownLatch(1).await();
                    return -1;
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        });
    }

    @Test
    void tellsOfAStreamThatBreaks() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cable pulled");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        Transport transport = new StreamTransport("standard input", broken);
        assertThatThrownBy(() -> {
                    transport.open();
                    readAll(transport);
                })
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read standard input: cable pulled");
    }

    @Test
    void anInterruptEndsTheReading() {
        Transport transport = silent();
        assertThatThrownBy(() -> {
                    transport.open();
                    Thread.currentThread().interrupt();
                    readAll(transport);
                })
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void standardInputHasItsName() {
        assertThat(StreamTransport.standardInput().name()).isEqualTo("standard input");
    }
}
