package io.github.dsmr4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.cipher.CipherKey;
import io.github.dsmr4j.core.cipher.Decryption;
import io.github.dsmr4j.core.cipher.Keys;
import io.github.dsmr4j.core.cipher.RepeatedCounter;
import io.github.dsmr4j.core.reading.Catalogue;
import io.github.dsmr4j.core.reading.EnergyFlow;
import io.github.dsmr4j.core.reading.Plausibility;
import io.github.dsmr4j.core.reading.PlausibilityLimits;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramCursor;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.core.telegram.TelegramResult;
import io.github.dsmr4j.core.telegram.ValueView;
import io.github.dsmr4j.core.transport.BackOff;
import io.github.dsmr4j.core.transport.FileTransport;
import io.github.dsmr4j.core.transport.P1Listener;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.ReaderFailure;
import io.github.dsmr4j.core.transport.ReaderNotice;
import io.github.dsmr4j.core.transport.ReaderOptions;
import io.github.dsmr4j.core.transport.StreamTransport;
import io.github.dsmr4j.core.transport.TcpTransport;
import io.github.dsmr4j.core.transport.TelnetTransport;
import io.github.dsmr4j.core.transport.Transport;
import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.Damage;
import io.github.dsmr4j.testdata.Expected;
import io.github.dsmr4j.testdata.FrameBuilder;
import io.github.dsmr4j.testdata.Recordings;
import io.github.dsmr4j.testdata.TelegramBuilder;
import io.github.dsmr4j.testdata.TelegramGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can be reached from all composed telegrams, be they delivered or rejected, plain or encrypted, is asked for
 * everything: nothing is null, and no public method is left out. Those with arguments are left to NullAway, which checks
 * all that is compiled.
 */
class NothingIsNullTest {
    /** Those whose answers depend on where they stand: the walk minds that for two, and this test for the third. */
    private static final Set<Class<?>> ASKED_OTHERWISE =
            Set.of(TelegramCursor.class, ValueView.class, TelegramReader.class);

    /** That, or NullAway told to be silent. */
    private static final Pattern MAY_BE_NULL = Pattern.compile("Nullable;|@Nullable|\"NullAway|return null;");

    private static final String KEY = "0F1E2D3C4B5A69788796A5B4C3D2E1F0";
    private static final Keys KEYS = Keys.of(CipherKey.parse(KEY));

    private final AccessorWalk walk = new AccessorWalk();

    @Test
    void whateverATelegramLeadsTo() throws IOException {
        for (ComposedTelegram composed : ComposedTelegram.all()) {
            visit(composed);
            visitEncrypted(composed);
        }
        visitWhatIsSetUp();

        walk.assertNothingLeftOut(Telegram.class, ASKED_OTHERWISE);
    }

    /** What programs make themselves, before there is a telegram. */
    private void visitWhatIsSetUp() {
        Decryption decryption = Decryption.with(KEYS);
        walk.visit(new TelegramFramer(FramerOptions.DEFAULT, telegram -> {}), "a framer");
        walk.visit(decryption.framer(FramerOptions.DEFAULT, telegram -> {}), "a framer that decrypts");
        walk.visit(List.of(decryption, KEYS, CipherKey.parse(KEY)), "keys");
        walk.visit(PlausibilityLimits.DEFAULT, "plausibility limits");
        walk.visit(ReaderOptions.DEFAULT.withDecryption(decryption), "options of a reader");
        walk.visit(new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(2), new SplittableRandom(1)), "waits");

        Transport tcp = new TcpTransport("127.0.0.1", 1);
        walk.visit(List.of(tcp, new TelnetTransport(tcp), new FileTransport(Path.of("none"))), "transports");
        StreamTransport empty = new StreamTransport("empty", InputStream.nullInputStream());
        try (P1Reader reader = new P1Reader(empty, telegram -> {})) {
            walk.visit(reader, "a reader that has a thread of its own");
        }
    }

    /** Telegrams for tests are built before this module, and cannot be asked by tests of their own. */
    @Test
    void whateverTestdataGives(@TempDir Path folder) throws IOException {
        RandomGenerator random = new SplittableRandom(1);
        byte[] telegram = TelegramGenerator.telegram(random).bytes();
        Path recorded = Files.write(folder.resolve("recorded.txt"), telegram);
        walk.visit(ComposedTelegram.all(), "composed telegrams");
        walk.visit(TelegramGenerator.anyTelegram(random), "a telegram");
        walk.visit(Damage.stream(List.of(telegram), random, 0), "a stream");
        walk.visit(Recordings.load(recorded), "a recording");
        walk.visit(FrameBuilder.meter("ABC12345", HexFormat.of().parseHex(KEY)), "a builder of frames");
        walk.visit(TelegramBuilder.identification("ABC5\\TEST"), "a builder of telegrams");

        walk.assertNothingLeftOut(ComposedTelegram.class, Set.of());
    }

    /** NullAway lets no method return null that does not say so. */
    @ParameterizedTest
    @ValueSource(strings = {"testdata", "dsmr-core", "dsmr-serial", "dsmr-reporters", "dsmr-reporters/mqtt"})
    void noMethodOfTheLibrarySaysThatItMayReturnNull(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(MAY_BE_NULL));
        }
    }

    private void visit(ComposedTelegram composed) {
        TelegramReader results = new TelegramReader(new ByteArrayInputStream(composed.bytes()), options(composed));
        Plausibility plausibility = new Plausibility();
        while (results.hasNext()) {
            TelegramResult result = results.next();
            walk.visit(result, composed.name());
            if (result instanceof Telegram telegram) {
                Reading reading =
                        Reading.of(telegram, ZoneId.of(composed.expected().zone()));
                walk.visit(reading, composed.name());
                walk.visit(plausibility.check(reading), composed.name());
                Arrays.stream(EnergyFlow.values()).forEach(flow -> walk.visit(reading.demand(flow), composed.name()));
                reading.objects()
                        .forEach(object -> walk.visit(Catalogue.meanings(object.reference()), object.toString()));
            }
        }
        walk.visit(results.counters(), composed.name());
        walk.visit(plausibility, composed.name());
    }

    private static FramerOptions options(ComposedTelegram composed) {
        Expected expected = composed.expected();
        return FramerOptions.DEFAULT
                .withCrcPolicy(CrcPolicy.valueOf(expected.policy().name()))
                .withParityStripped(expected.stripParity());
    }

    /** The same in a frame, which comes twice, from a source that breaks down. */
    private void visitEncrypted(ComposedTelegram composed) throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();
        byte[] frame =
                FrameBuilder.meter("ABC12345", HexFormat.of().parseHex(KEY)).frame(composed.bytes());
        InputStream frames = new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(frame), new ByteArrayInputStream(frame), closed)));
        ReaderOptions options =
                ReaderOptions.DEFAULT.withFramer(options(composed)).withDecryption(Decryption.with(KEYS));
        Heard heard = new Heard();
        try (P1Reader reader = new P1Reader(new StreamTransport("frames", frames), options, heard)) {
            reader.run();
            walk.visit(heard.all, composed.name() + ", encrypted");
            walk.visit(reader.statistics(), composed.name() + ", encrypted");
        }
    }

    /** Keeps what a reader tells: the reader survives whatever its listener throws, so it is looked at later. */
    private static final class Heard implements P1Listener {
        final List<Object> all = new ArrayList<>();

        @Override
        public void telegram(Telegram telegram) {
            all.add(telegram.copy());
        }

        @Override
        public void rejected(Rejection rejection) {
            all.add(rejection);
        }

        @Override
        public void counterRepeated(RepeatedCounter repeated) {
            all.add(repeated);
        }

        @Override
        public void failed(ReaderFailure failure) {
            all.add(failure);
        }

        @Override
        public void noticed(ReaderNotice notice) {
            all.add(notice);
        }
    }
}
