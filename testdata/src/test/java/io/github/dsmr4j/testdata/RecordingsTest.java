package io.github.dsmr4j.testdata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.testdata.Recordings.CrcState;
import io.github.dsmr4j.testdata.TelegramBuilder.CrcForm;
import io.github.dsmr4j.testdata.TelegramBuilder.LineEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    @TempDir
    private Path folder;

    private Recordings load(byte[]... pieces) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        Path file = folder.resolve("meter.txt");
        Files.write(file, all.toByteArray());
        return Recordings.load(file);
    }

    private static TelegramBuilder telegram(CrcForm crc) {
        return TelegramBuilder.identification("XXX5 \u00FF")
                .object("1-0:1.8.1", "1*kWh")
                .crc(crc);
    }

    @Test
    void findsWholeTelegramsWithTheStateOfTheirCrc() throws IOException {
        byte[] half = "1-0:1.8.1(000*kWh)\r\n!1234\r\n/XXX5\r\n1-0:1.8".getBytes(ISO_8859_1);
        byte[] lf = telegram(CrcForm.UPPER).lineEnd(LineEnd.LF).build();
        Recordings recordings = load(
                half,
                "\r\n".getBytes(ISO_8859_1),
                telegram(CrcForm.LOWER).build(),
                telegram(CrcForm.ABSENT).build(),
                telegram(CrcForm.WRONG).build(),
                lf);
        assertThat(recordings.telegrams())
                .extracting(Recordings.Recorded::crc)
                .containsExactly(CrcState.VALID, CrcState.ABSENT, CrcState.INVALID, CrcState.VALID);
        assertThat(recordings.telegrams())
                .extracting(Recordings.Recorded::identification)
                .containsOnly("XXX5 \u00FF");
        Recordings.Recorded first = recordings.telegrams().get(0);
        assertThat(first.offset()).isEqualTo(half.length + 2);
        assertThat(first.bytes()).isEqualTo(telegram(CrcForm.LOWER).build());
        assertThat(recordings.telegrams().get(3).bytes()).isEqualTo(lf);
    }

    @Test
    void longFilesAndFilesWithoutTelegramsAreFine() throws IOException {
        byte[][] many = new byte[2000][];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < many.length; i++) {
            many[i] = TelegramGenerator.telegram(random).bytes();
        }
        Recordings recordings = load(many);
        assertThat(recordings.telegrams()).hasSize(2000).allMatch(recorded -> recorded.crc() == CrcState.VALID);
        assertThat(recordings.damaged(1).bytes())
                .isEqualTo(recordings.damaged(1).bytes());
        assertThat(recordings.damaged(1).untouched()).hasSizeBetween(1200, 1600);
        assertThat(load(new byte[100_000]).telegrams()).isEmpty();
        assertThat(load(("/XXX5\r\n" + "1\r\n".repeat(100_000)).getBytes(ISO_8859_1))
                        .telegrams())
                .isEmpty();
    }
}
