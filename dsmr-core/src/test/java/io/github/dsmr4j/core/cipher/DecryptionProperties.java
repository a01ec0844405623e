package io.github.dsmr4j.core.cipher;

import static io.github.dsmr4j.core.cipher.TestMeter.KEYS;
import static io.github.dsmr4j.core.cipher.TestMeter.UNAUTHENTICATED;
import static io.github.dsmr4j.core.cipher.TestMeter.joined;
import static io.github.dsmr4j.core.cipher.TestMeter.meter;
import static io.github.dsmr4j.core.cipher.TestMeter.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.HeavyProperties;
import io.github.dsmr4j.core.telegram.Framer;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.testdata.Damage;
import io.github.dsmr4j.testdata.DamagedStream;
import io.github.dsmr4j.testdata.FrameBuilder;
import io.github.dsmr4j.testdata.FrameBuilder.LengthForm;
import io.github.dsmr4j.testdata.TelegramArbitraries;
import io.github.dsmr4j.testdata.TelegramBuilder.CrcForm;
import io.github.dsmr4j.testdata.TelegramGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Encrypted streams of any kind. The seed of a try makes its stream. */
@HeavyProperties
class DecryptionProperties {
    private static final FramerOptions OPTIONS = FramerOptions.DEFAULT.withMaxTelegramLength(8 * 1024);

    /** What streams are made of. */
    private enum Piece {
        FRAME,
        OTHER_METER,
        ENCRYPTED_ONLY,
        DAMAGED,
        WRONG_LENGTH,
        PLAIN,
        DAMAGED_PLAIN,
        NOISE,
        HEADER
    }

    private static byte[] piece(Piece piece, FrameBuilder meter, SplittableRandom random) {
        byte[] telegram = generated(random);
        return switch (piece) {
            case FRAME -> meter.frame(telegram);
            case OTHER_METER -> meter("XYZ12345").frame(telegram);
            case ENCRYPTED_ONLY -> meter().encryptedOnly().frame(telegram);
            case DAMAGED -> Damage.any(meter.frame(telegram), random);
            case WRONG_LENGTH -> wrongLength(meter.frame(telegram), random);
            case PLAIN -> telegram;
            case DAMAGED_PLAIN -> Damage.any(telegram, random);
            case NOISE -> noise(random);
            case HEADER -> Arrays.copyOf(meter.frame(telegram), random.nextInt(1, 60));
        };
    }

    private static byte[] generated(SplittableRandom random) {
        return TelegramGenerator.anyTelegram(random, CrcForm.UPPER).bytes();
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        if (random.nextBoolean()) {
            for (int at = 0; at + 1 < noise.length; at += random.nextInt(1, 40)) {
                noise[at] = (byte) 0xDB;
                noise[at + 1] = 8;
            }
        }
        return noise;
    }

    /** Any length in any form, over what stands there. */
    private static byte[] wrongLength(byte[] frame, SplittableRandom random) {
        byte[] changed = frame.clone();
        changed[10] = (byte) (0x80 + random.nextInt(6));
        changed[11] = (byte) random.nextInt(256);
        changed[12] = (byte) random.nextInt(256);
        return changed;
    }

    private static byte[] stream(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FrameBuilder meter = meter();
        byte[] stream = new byte[0];
        for (int count = random.nextInt(1, 9); count > 0; count--) {
            stream = joined(stream, piece(Piece.values()[random.nextInt(Piece.values().length)], meter, random));
        }
        return stream;
    }

    private static List<String> found(Decryption decryption, byte[] stream, List<Integer> sizes) {
        CipherLog log = new CipherLog();
        DecryptingFramer framer = decryption.framer(OPTIONS, log);
        int next = 0;
        for (int at = 0; at < stream.length; ) {
            int size = Math.min(sizes.get(next++ % sizes.size()), stream.length - at);
            framer.feed(stream, at, size);
            at += size;
        }
        framer.end();
        assertThat(framer.counters().bytes()).isEqualTo(stream.length);
        assertThat(log.covered() + framer.counters().bytesSkipped()).isEqualTo(stream.length);
        List<String> found = new ArrayList<>(log.everything());
        found.add(framer.counters().bytesSkipped() + " skipped");
        return found;
    }

    @Provide
    Arbitrary<Decryption> decryptions() {
        SystemTitle known = SystemTitle.parse("4142433132333435");
        return Arbitraries.of(
                Decryption.with(KEYS),
                Decryption.with(UNAUTHENTICATED),
                Decryption.by(title -> title.equals(known) ? Optional.of(KEYS) : Optional.empty()));
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.oneOf(TelegramArbitraries.chunkSizes(), Arbitraries.just(List.of(1)));
    }

    @Property(tries = 1_000)
    void anyChunkingGivesTheEventsOfTheWhole(
            @ForAll long seed, @ForAll("decryptions") Decryption decryption, @ForAll("sizes") List<Integer> sizes) {
        byte[] stream = stream(seed);
        assertThat(found(decryption, stream, sizes))
                .isEqualTo(found(decryption, stream, List.of(Math.max(1, stream.length))));
    }

    @Property(tries = 2_000)
    void whatWasNotEncryptedByTheKeysIsNeverAuthenticated(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] telegram = generated(random);
        byte[] frame = meter().frame(telegram);
        byte[] damaged = Damage.any(Damage.any(frame, random), random);
        assertThat(CipherLog.of(KEYS, damaged).texts()).allMatch(text -> text.equals(text(telegram)));
    }

    /** Glued frames, some of them damaged in any way, or beginning or ending anywhere. */
    @Property(tries = 1_000)
    void framesThatAreWholeComeThrough(@ForAll long seed, @ForAll boolean authenticated) {
        SplittableRandom random = new SplittableRandom(seed);
        FrameBuilder meter = meter();
        List<byte[]> telegrams = new ArrayList<>();
        List<byte[]> frames = new ArrayList<>();
        for (int count = random.nextInt(2, 8); count > 0; count--) {
            byte[] telegram = generated(random);
            telegrams.add(telegram);
            frames.add(meter.frame(telegram));
        }
        DamagedStream stream = Damage.stream(frames, random, 0.5);
        CipherLog log = CipherLog.of(authenticated ? KEYS : UNAUTHENTICATED, stream.bytes());
        List<String> whole = stream.untouched().stream()
                .map(untouched -> text(telegrams.get(untouched.index())))
                .toList();
        // A frame that was moved is not untouched, and may come through all the same.
        if (!whole.isEmpty()) {
            assertThat(log.texts()).as("%s: %s", stream, log.events()).containsSubsequence(whole);
        }
        Function<String, String> sure = authenticated ? Function.identity() : DecryptionProperties::withPlainCrc;
        assertThat(telegrams.stream().map(TestMeter::text).map(sure))
                .containsAll(log.texts().stream().map(sure).toList());
    }

    /** Without authentication the CRC may have changed its case or lost a leading zero, which makes no other number of it. */
    private static String withPlainCrc(String text) {
        int crc = text.lastIndexOf('!') + 1;
        return text.substring(0, crc)
                + text.substring(crc).toUpperCase(Locale.ROOT).replaceFirst("^0+", "");
    }

    @Property(tries = 1_000)
    void aWrongLengthNeverCostsTheNextFrame(@ForAll long seed, @ForAll boolean authenticated) {
        SplittableRandom random = new SplittableRandom(seed);
        FrameBuilder meter = meter();
        byte[] wrong = wrongLength(meter.frame(generated(random)), random);
        byte[] telegram = generated(random);
        CipherLog log = new CipherLog();
        Framer framer = Decryption.with(authenticated ? KEYS : UNAUTHENTICATED).framer(OPTIONS, log);
        framer.feed(joined(wrong, meter.frame(telegram)));
        assertThat(log.texts()).as("at its last byte").endsWith(text(telegram));
    }

    @Property(tries = 1_000)
    void nothingOfAPlainTelegramIsLost(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FrameBuilder meter = meter();
        byte[] stream = new byte[0];
        List<String> expected = new ArrayList<>();
        for (int count = random.nextInt(1, 6); count > 0; count--) {
            byte[] telegram = generated(random);
            Piece[] pieces = {Piece.FRAME, Piece.DAMAGED, Piece.OTHER_METER, Piece.WRONG_LENGTH};
            stream = joined(stream, telegram, piece(pieces[random.nextInt(pieces.length)], meter, random));
            expected.add(text(telegram));
        }
        CipherLog log = CipherLog.of(Decryption.with(KEYS), OPTIONS, stream);
        assertThat(log.texts()).containsSubsequence(expected);
    }

    /** Without authentication a frame that lost bytes takes as many from what follows: that may cost one telegram more. */
    @Property(tries = 1_000)
    void noDamageCostsMoreThanItsFrameAndTheNextTelegram(@ForAll long seed, @ForAll boolean authenticated) {
        SplittableRandom random = new SplittableRandom(seed);
        Piece damage = random.nextBoolean() ? Piece.DAMAGED : Piece.WRONG_LENGTH;
        byte[] damaged = piece(damage, meter(), random);
        byte[] next = generated(random);
        byte[] last = generated(random);
        CipherLog log = new CipherLog();
        Framer framer = Decryption.with(authenticated ? KEYS : UNAUTHENTICATED).framer(OPTIONS, log);
        framer.feed(joined(damaged, next));
        if (authenticated) {
            assertThat(log.texts()).as("at its last byte").endsWith(text(next));
        }
        framer.feed(last);
        assertThat(log.texts()).as("at its last byte").endsWith(text(last));
    }

    @Property(tries = 500)
    void everyLengthOfTextInEveryFormIsDecrypted(@ForAll long seed, @ForAll LengthForm form) {
        SplittableRandom random = new SplittableRandom(seed);
        int most = form == LengthForm.SHORT ? 110 : form == LengthForm.LONG_1 ? 238 : 8 * 1024;
        String text = "/ABC5" + "x".repeat(random.nextInt(most - 5));
        FrameBuilder meter = meter().lengthForm(form);
        CipherLog log = CipherLog.of(Decryption.with(KEYS), OPTIONS, meter.frame(TestMeter.latin(text)));
        assertThat(log.rejections()).hasSize(1);
        assertThat(log.rejections().get(0).length()).isEqualTo(text.length());
    }
}
