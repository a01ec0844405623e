package io.github.dsmr4j.reporters.raw;

import static io.github.dsmr4j.reporters.raw.RawReports.await;
import static io.github.dsmr4j.reporters.raw.RawReports.report;
import static io.github.dsmr4j.reporters.raw.RawReports.telegram;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.core.telegram.TelegramResult;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.ReaderOptions;
import io.github.dsmr4j.core.transport.TcpTransport;
import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.TelegramBuilder;
import io.github.dsmr4j.testdata.TelegramBuilder.CrcForm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RawTelegramServerTest extends RawServerCase {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 8192})
    void sendsWhatTheMeterSentAndNothingElse(int readSize) throws Exception {
        open(options());
        Socket client = client();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (byte[] telegram : composed()) {
            server.report(report(telegram));
            expected.writeBytes(telegram);
        }
        server.close();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        InputStream in = client.getInputStream();
        byte[] buffer = new byte[readSize];
        for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
            received.write(buffer, 0, length);
        }
        assertThat(received.toByteArray()).isEqualTo(expected.toByteArray());
    }

    /** The composed telegrams with CR LF, and CR LF behind them. */
    private static List<byte[]> composed() {
        List<byte[]> telegrams = new ArrayList<>();
        for (String name : List.of("nl-5.0-3-phase", "nl-2.2-gas", "form-lower-case-crc", "hu-raw-ff-message")) {
            Iterator<TelegramResult> results = new TelegramReader(
                    new ByteArrayInputStream(ComposedTelegram.named(name).bytes()));
            while (results.hasNext()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                bytes.writeBytes(((Telegram) results.next()).toByteArray());
                bytes.writeBytes("\r\n".getBytes(US_ASCII));
                telegrams.add(bytes.toByteArray());
            }
        }
        return telegrams;
    }

    @Test
    void givesEveryClientWhatComesAfterItConnected() throws Exception {
        open(options());
        Socket first = client();
        server.report(report(telegram(1)));
        assertThat(read(first, telegram(1).length)).isEqualTo(telegram(1));
        Socket second = client();
        server.report(report(telegram(2)));
        assertThat(read(first, telegram(2).length)).isEqualTo(telegram(2));
        assertThat(read(second, telegram(2).length)).isEqualTo(telegram(2));
        assertThat(server.status()).isEqualTo(new RawTelegramStatus(2, 2, 0, 0));
        first.close();
        await(() -> server.status().clients() == 1);
        assertThat(server.status()).isEqualTo(new RawTelegramStatus(1, 2, 0, 0));
    }

    @Test
    void passesNoTelegramOnWhoseCrcIsWrong() throws Exception {
        open(options());
        byte[] wrong = TelegramBuilder.identification("ISK5\\TEST")
                .object("1-0:1.8.1", "000001.000*kWh")
                .crc(CrcForm.WRONG)
                .build();
        assertThat(report(wrong).reading().telegram().crc()).isEqualTo(CrcStatus.INVALID);
        assertThatThrownBy(() -> server.report(report(wrong)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("wrong CRC");
    }

    @Test
    void dropsAClientThatDoesNotReadAndNobodyElse() throws Exception {
        open(options().withMaxWaiting(4096));
        Socket silent = client();
        Socket reading = client();
        int sent = 0;
        for (; server.status().dropped() == 0; sent++) {
            assertThat(sent).isLessThan(20_000);
            server.report(report(telegram(sent)));
            assertThat(read(reading, telegram(sent).length)).isEqualTo(telegram(sent));
        }
        server.report(report(telegram(sent)));
        assertThat(read(reading, telegram(sent).length)).isEqualTo(telegram(sent));
        assertThat(server.status()).isEqualTo(new RawTelegramStatus(1, 2, 1, 0));
        // Whole telegrams up to where it was dropped, the last one cut perhaps.
        assertThat(read(silent, telegram(0).length)).isEqualTo(telegram(0));
    }

    @Test
    void turnsAwayTheOneMore() throws Exception {
        open(options().withMaxClients(2));
        Socket first = client();
        client();
        Socket third = connect(server.addresses().get(0));
        assertThat(third.getInputStream().read()).isEqualTo(-1);
        assertThat(server.status()).isEqualTo(new RawTelegramStatus(2, 2, 0, 1));
        first.close();
        await(() -> server.status().clients() == 1);
        Socket fourth = client();
        server.report(report(telegram(4)));
        assertThat(read(fourth, telegram(4).length)).isEqualTo(telegram(4));
    }

    @Test
    void closesWithinASecond() throws Exception {
        open(options());
        Socket client = client();
        long before = System.nanoTime();
        server.close();
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertThat(server.status().clients()).isZero();
        assertThatThrownBy(() -> server.report(report(telegram(1))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the server is closed");
    }

    @Test
    void ourOwnReaderComesBackAfterARestart() throws Exception {
        open(options());
        InetSocketAddress address = server.addresses().get(0);
        BlockingQueue<String> telegrams = new LinkedBlockingQueue<>();
        ReaderOptions quick = ReaderOptions.DEFAULT.withWaits(Duration.ofMillis(10), Duration.ofMillis(50));
        TcpTransport transport = new TcpTransport("127.0.0.1", address.getPort());
        try (P1Reader reader = new P1Reader(transport, quick, telegram -> telegrams.add(telegram.toString()))) {
            reader.start();
            for (int number = 1; number <= 3; number++) {
                await(() -> server.status().clients() == 1);
                server.report(report(telegram(number)));
                assertThat(telegrams.poll(30, TimeUnit.SECONDS))
                        .isEqualTo(new String(telegram(number), US_ASCII).strip());
                server.close();
                open(RawTelegramOptions.on(List.of(address)));
            }
        }
    }
}
