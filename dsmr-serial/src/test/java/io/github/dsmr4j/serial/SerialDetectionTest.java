package io.github.dsmr4j.serial;

import static io.github.dsmr4j.serial.SerialSettings.BAUD_115200_7E1;
import static io.github.dsmr4j.serial.SerialSettings.BAUD_115200_8N1;
import static io.github.dsmr4j.serial.SerialSettings.BAUD_9600_7E1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The transport finds the meter's settings; meter and time are scripted. */
class SerialDetectionTest {
    private static final byte[] WITHOUT_CRC =
            ComposedTelegram.named("nl-2.2-gas").bytes();
    private static final byte[] WITH_CRC =
            ComposedTelegram.named("nl-5.0-3-phase").bytes();

    private final byte[] buffer = new byte[4096];

    private static SerialTransport transport(ScriptedMeter meter, SerialOptions options) {
        return new SerialTransport("p1", () -> "p1", options, meter, meter::nanoTime);
    }

    private void readUntil(ScriptedMeter meter, SerialTransport transport, long second) {
        while (meter.seconds() < second) {
            assertThat(transport.read(buffer, 0, buffer.length)).isNotNegative();
        }
    }

    /** Reads as a reader would, until that has its first telegram. */
    private void readUntilFirstTelegram(ScriptedMeter meter, SerialTransport transport) {
        AtomicInteger telegrams = new AtomicInteger();
        TelegramFramer reader = new TelegramFramer(FramerOptions.DEFAULT, telegram -> telegrams.incrementAndGet());
        while (telegrams.get() == 0) {
            assertThat(meter.seconds()).isLessThan(300);
            reader.feed(buffer, 0, transport.read(buffer, 0, buffer.length));
        }
        assertThat(transport.workingSettings())
                .as("found no later than by the reader")
                .isPresent();
    }

    private SerialTransport openedAndFound(ScriptedMeter meter) throws IOException {
        SerialTransport transport = transport(meter, SerialOptions.DEFAULT);
        meter.sendEveryTenSecondsFrom(0);
        transport.open();
        readUntilFirstTelegram(meter, transport);
        meter.settingsTried.clear();
        return transport;
    }

    @Test
    void settingsAreTriedInOrderUntilATelegramArrives() throws IOException {
        ScriptedMeter meter = new ScriptedMeter(WITHOUT_CRC, BAUD_9600_7E1);
        SerialTransport transport = transport(meter, SerialOptions.DEFAULT);
        meter.sendEveryTenSecondsFrom(3);
        transport.open();
        readUntilFirstTelegram(meter, transport);
        assertThat(meter.settingsTried).containsExactly("0 s: 115200 8N1", "18 s: 115200 7E1", "38 s: 9600 7E1");
        assertThat(meter.seconds())
                .as("the first telegram under the right settings")
                .isBetween(43L, 49L);
        assertThat(transport.workingSettings()).contains(BAUD_9600_7E1);
    }

    @ParameterizedTest
    @EnumSource(SerialSettings.class)
    void everySettingsAreFound(SerialSettings right) throws IOException {
        ScriptedMeter meter = new ScriptedMeter(WITH_CRC, right);
        SerialTransport transport = transport(meter, SerialOptions.DEFAULT);
        meter.sendEveryTenSecondsFrom(0);
        transport.open();
        readUntilFirstTelegram(meter, transport);
        assertThat(transport.workingSettings()).contains(right);
        assertThat(meter.settingsTried.get(meter.settingsTried.size() - 1)).endsWith(right.toString());
    }

    @Test
    void aSilentLineSaysNothingAgainstATry() throws IOException {
        ScriptedMeter meter = new ScriptedMeter(WITH_CRC, BAUD_115200_8N1);
        SerialTransport transport = transport(meter, SerialOptions.DEFAULT);
        meter.sendEveryTenSecondsFrom(3600);
        transport.open();
        readUntil(meter, transport, 3600);
        assertThat(transport.workingSettings()).isEmpty();
        readUntil(meter, transport, 3610);
        assertThat(transport.workingSettings()).isPresent();
        assertThat(meter.settingsTried).containsExactly("0 s: 115200 8N1");
    }

    @Test
    void afterTheLastTryTheFirstComesAgain() throws IOException {
        ScriptedMeter meter = new ScriptedMeter(WITH_CRC, BAUD_115200_8N1);
        SerialTransport transport = transport(meter, SerialOptions.DEFAULT);
        meter.becomeOneFor(BAUD_9600_7E1);
        meter.sendEveryTenSecondsFrom(3);
        transport.open();
        readUntil(meter, transport, 30);
        meter.becomeOneFor(BAUD_115200_8N1);
        readUntil(meter, transport, 70);
        assertThat(meter.settingsTried)
                .containsExactly("0 s: 115200 8N1", "18 s: 115200 7E1", "38 s: 9600 7E1", "58 s: 115200 8N1");
        assertThat(transport.workingSettings()).contains(BAUD_115200_8N1);
    }

    @Test
    void whatWorksIsKeptOverClosingAndOpening() throws IOException {
        ScriptedMeter meter = new ScriptedMeter(WITH_CRC, BAUD_9600_7E1);
        SerialTransport transport = openedAndFound(meter);
        for (int round = 0; round < 3; round++) {
            transport.close();
            assertThat(transport.read(buffer, 0, buffer.length)).isEqualTo(-1);
            meter.pass(Duration.ofHours(1));
            transport.open();
            readUntil(meter, transport, meter.seconds() + 30);
            assertThat(transport.workingSettings()).contains(BAUD_9600_7E1);
        }
        assertThat(meter.settingsTried)
                .hasSize(3)
                .allSatisfy(tried -> assertThat(tried).endsWith("9600 7E1"));
    }

    @Test
    void aTryIsNotOverWhileNothingIsHeard() throws IOException {
        ScriptedMeter meter = new ScriptedMeter(WITH_CRC, BAUD_115200_7E1);
        SerialTransport transport = transport(meter, SerialOptions.DEFAULT);
        meter.sendEveryTenSecondsFrom(0);
        transport.open();
        readUntil(meter, transport, 2);
        transport.close();
        meter.fallSilent();
        meter.pass(Duration.ofMinutes(1));
        transport.open();
        readUntil(meter, transport, meter.seconds() + 60);
        assertThat(meter.settingsTried).allSatisfy(tried -> assertThat(tried).endsWith("115200 8N1"));
    }

    @Test
    void aTelegramThatWasCutIsNoReasonEither() throws IOException {
        ScriptedMeter meter = new ScriptedMeter(WITH_CRC, BAUD_115200_7E1);
        SerialTransport transport = openedAndFound(meter);
        while (transport.read(buffer, 0, 100) == 0) {
            assertThat(meter.seconds()).isLessThan(300);
        }
        transport.close();
        meter.fallSilent();
        meter.pass(Duration.ofMinutes(10));
        transport.open();
        readUntil(meter, transport, meter.seconds() + 600);
        assertThat(transport.workingSettings()).contains(BAUD_115200_7E1);
        assertThat(meter.settingsTried).hasSize(1);
    }

    @Test
    void silenceIsNoReasonToLookForOtherSettings() throws IOException {
        ScriptedMeter meter = new ScriptedMeter(WITH_CRC, BAUD_115200_7E1);
        SerialTransport transport = openedAndFound(meter);
        meter.fallSilent();
        readUntil(meter, transport, meter.seconds() + 7200);
        meter.sendEveryTenSecondsFrom(meter.seconds() + 5);
        readUntil(meter, transport, meter.seconds() + 60);
        assertThat(meter.settingsTried).isEmpty();
        assertThat(transport.workingSettings()).contains(BAUD_115200_7E1);
    }

    @Test
    void fiveMinutesWithoutATelegramAreAReason() throws IOException {
        ScriptedMeter meter = new ScriptedMeter(WITH_CRC, BAUD_9600_7E1);
        SerialTransport transport = openedAndFound(meter);
        meter.fallSilent();
        meter.becomeOneFor(BAUD_115200_8N1);
        long changed = meter.seconds() + 60;
        meter.sendEveryTenSecondsFrom(changed);
        readUntil(meter, transport, changed + 299);
        assertThat(transport.workingSettings()).contains(BAUD_9600_7E1);
        readUntil(meter, transport, changed + 310);
        assertThat(transport.workingSettings()).isEmpty();
        assertThat(meter.settingsTried).as("what worked has its try first").isEmpty();
        readUntil(meter, transport, changed + 350);
        assertThat(meter.settingsTried).hasSize(1).first().asString().endsWith("115200 8N1");
        assertThat(transport.workingSettings()).contains(BAUD_115200_8N1);
    }

    @Test
    void givenSettingsStay() throws IOException {
        ScriptedMeter meter = new ScriptedMeter(WITHOUT_CRC, BAUD_9600_7E1);
        SerialTransport transport = transport(
                meter, SerialOptions.DEFAULT.withSettings(BAUD_115200_7E1).withDataRequest(false));
        meter.sendEveryTenSecondsFrom(0);
        transport.open();
        readUntil(meter, transport, 1000);
        assertThat(meter.settingsTried).containsExactly("0 s: 115200 7E1");
        assertThat(meter.dataRequests).containsExactly(false);
        assertThat(transport.workingSettings()).contains(BAUD_115200_7E1);
    }

    @Test
    void dataIsRequestedUnlessToldOtherwise() throws IOException {
        ScriptedMeter meter = new ScriptedMeter(WITHOUT_CRC, BAUD_9600_7E1);
        transport(meter, SerialOptions.DEFAULT).open();
        assertThat(meter.dataRequests).containsExactly(true);
    }

    @Test
    void aTelegramIsNotJoinedOverAnOpening() throws IOException {
        ScriptedMeter meter = new ScriptedMeter(WITHOUT_CRC, BAUD_115200_8N1);
        SerialTransport transport = transport(meter, SerialOptions.DEFAULT);
        meter.sendEveryTenSecondsFrom(0);
        transport.open();
        transport.read(buffer, 0, buffer.length);
        transport.open();
        readUntil(meter, transport, 9);
        assertThat(transport.workingSettings()).isEmpty();
        readUntil(meter, transport, 19);
        assertThat(transport.workingSettings()).contains(BAUD_115200_8N1);
    }

    @Test
    void theChoiceOfAPortFailsInWords() {
        ScriptedMeter meter = new ScriptedMeter(WITHOUT_CRC, BAUD_9600_7E1);
        SerialTransport transport = new SerialTransport(
                "auto",
                () -> {
                    throw new IOException("there is no port");
                },
                SerialOptions.DEFAULT,
                meter,
                meter::nanoTime);
        assertThatThrownBy(transport::open).isInstanceOf(IOException.class).hasMessage("there is no port");
        assertThat(transport.read(buffer, 0, buffer.length)).isEqualTo(-1);
    }

    @Test
    void anEncryptedTelegramShowsTheSettings() {
        SettingsDetection detection = new SettingsDetection(() -> 0);
        byte[] frame = new byte[200];
        frame[0] = (byte) 0xDB;
        frame[1] = 8;
        frame[10] = (byte) 0x81;
        frame[11] = (byte) (frame.length - 12);
        frame[12] = 0x30;
        assertThat(detection.heard(frame, 0, 150)).isFalse();
        assertThat(detection.working()).isEmpty();
        assertThat(detection.heard(frame, 150, 50)).isFalse();
        assertThat(detection.working()).contains(BAUD_115200_8N1);
    }
}
