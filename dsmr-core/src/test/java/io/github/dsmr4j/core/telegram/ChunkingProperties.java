package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.HeavyProperties;
import io.github.dsmr4j.core.RecordedFiles;
import io.github.dsmr4j.core.Tries;
import io.github.dsmr4j.testdata.Damage;
import io.github.dsmr4j.testdata.TelegramArbitraries;
import io.github.dsmr4j.testdata.TelegramBuilder;
import io.github.dsmr4j.testdata.TelegramGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a stream is cut, the events and counters are those of the whole. */
@HeavyProperties
class ChunkingProperties {
    private static final int RUNS_OF_A_FILE = 3;

    /** What a stream is made of. */
    enum Piece {
        TELEGRAM {
            @Override
            String text(SplittableRandom random) {
                return generated(random, TelegramBuilder.CrcForm.UPPER);
            }
        },
        SHORT_TELEGRAM {
            @Override
            String text(SplittableRandom random) {
                TelegramBuilder.CrcForm[] forms = TelegramBuilder.CrcForm.values();
                TelegramBuilder.LineEnd[] ends = TelegramBuilder.LineEnd.values();
                byte[] bytes = TelegramBuilder.identification("ABC5")
                        .object("1-0:1.8.1", random.nextInt(1_000) + "*kWh")
                        .lineEnd(ends[random.nextInt(ends.length)])
                        .crc(forms[random.nextInt(forms.length)])
                        .build();
                return latin(bytes);
            }
        },
        OTHER_CRC {
            @Override
            String text(SplittableRandom random) {
                TelegramBuilder.CrcForm[] forms = TelegramBuilder.CrcForm.values();
                return generated(random, forms[random.nextInt(forms.length)]);
            }
        },
        WITHOUT_CR {
            @Override
            String text(SplittableRandom random) {
                return generated(random, TelegramBuilder.CrcForm.UPPER).replace("\r\n", "\n");
            }
        },
        DAMAGED {
            @Override
            String text(SplittableRandom random) {
                return latin(Damage.any(bytes(shortOrUsual(random)), random));
            }
        },
        GLUED {
            @Override
            String text(SplittableRandom random) {
                return latin(Damage.splice(bytes(shortOrUsual(random)), bytes(shortOrUsual(random)), random));
            }
        },
        NOISE {
            @Override
            String text(SplittableRandom random) {
                byte[] noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                return latin(noise);
            }
        },
        MARKS {
            @Override
            String text(SplittableRandom random) {
                StringBuilder text = new StringBuilder();
                for (int count = random.nextInt(1, 30); count > 0; count--) {
                    text.append(MARKS_AND_PARTS.get(random.nextInt(MARKS_AND_PARTS.size())));
                }
                return text.toString();
            }
        },
        ENCRYPTED {
            @Override
            String text(SplittableRandom random) {
                byte[] content = new byte[random.nextInt(6, 600)];
                random.nextBytes(content);
                String length = "\u0082" + (char) ((content.length + 1) >> 8) + (char) ((content.length + 1) & 0xFF);
                return "\u00DB\bSYSTITLE" + length + "0" + latin(content);
            }
        };

        private static final List<String> MARKS_AND_PARTS = List.of(
                "/",
                "/AB",
                "/ABC",
                "/ABC5\r\n",
                "\n/XYZ5\\x\r\n",
                "!",
                "\n!",
                "\r\n!\r\n",
                "\n!12",
                "\n!ABCD",
                "\n! ",
                "\n!0000\r\n",
                "\r",
                "\n",
                "\r\n",
                "1-0:1.8.1(1)\r\n",
                "0-0:96.13.0(",
                ")",
                "(1*kWh)",
                "\u00DB",
                "\u00DB\b",
                "\u00DB\b12345678\u0081@0",
                "\u00DB\b12345678\u0082\u0001@0",
                "0",
                " ",
                "\u0000");

        abstract String text(SplittableRandom random);

        private static String shortOrUsual(SplittableRandom random) {
            return (random.nextBoolean() ? TELEGRAM : SHORT_TELEGRAM).text(random);
        }

        private static String generated(SplittableRandom random, TelegramBuilder.CrcForm crc) {
            return latin(TelegramGenerator.anyTelegram(random, crc).bytes());
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    @Provide
    Arbitrary<String> streams() {
        Arbitrary<String> piece = Combinators.combine(Arbitraries.of(Piece.class), Arbitraries.longs())
                .as((kind, seed) -> kind.text(new SplittableRandom(seed)));
        return piece.list().ofMaxSize(10).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<FramerOptions> options() {
        Arbitrary<Integer> limits = Arbitraries.oneOf(
                Arbitraries.integers().between(64, 300),
                Arbitraries.integers().between(300, 3_000),
                Arbitraries.just(FramerOptions.DEFAULT_MAX_TELEGRAM_LENGTH));
        return Combinators.combine(Arbitraries.of(CrcPolicy.class), limits, Arbitraries.of(false, false, false, true))
                .as((policy, limit, stripped) -> FramerOptions.DEFAULT
                        .withCrcPolicy(policy)
                        .withMaxTelegramLength(limit)
                        .withParityStripped(stripped));
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.oneOf(
                TelegramArbitraries.chunkSizes(),
                Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(20));
    }

    /** Events, texts, samples and counters. */
    private static List<String> found(FramerOptions options, byte[] input, List<Integer> sizes, boolean buffers) {
        EventLog log = new EventLog();
        TelegramFramer framer = new TelegramFramer(options, log);
        int next = 0;
        for (int at = 0; at < input.length; ) {
            int size = Math.min(sizes.get(next++ % sizes.size()), input.length - at);
            if (buffers) {
                framer.feed(ByteBuffer.wrap(input, at, size));
            } else {
                framer.feed(input, at, size);
            }
            at += size;
        }
        framer.end();
        List<String> found = new ArrayList<>(log.everything());
        found.add(framer.counters().bytes() + " bytes, skipped "
                + framer.counters().bytesSkipped());
        return found;
    }

    private static String describe(FramerOptions options) {
        return "CRC " + options.crcPolicy() + ", limit " + options.maxTelegramLength() + ", parity stripped "
                + options.parityStripped();
    }

    @Property(tries = 1_500)
    void anyChunkingGivesTheEventsOfTheWhole(
            @ForAll("streams") String stream,
            @ForAll("options") FramerOptions options,
            @ForAll("sizes") List<Integer> sizes,
            @ForAll boolean buffers) {
        byte[] input = bytes(stream);
        assertThat(found(options, input, sizes, buffers))
                .as(describe(options))
                .isEqualTo(found(options, input, List.of(Math.max(1, input.length)), false));
    }

    @Property(tries = 1_500)
    void singleBytesGiveTheEventsOfTheWhole(
            @ForAll("streams") String stream, @ForAll("options") FramerOptions options) {
        byte[] input = bytes(stream);
        assertThat(found(options, input, List.of(1), false))
                .as(describe(options))
                .isEqualTo(found(options, input, List.of(Math.max(1, input.length)), false));
    }

    @Property(tries = 1_000)
    void eachByteIsInOneTelegramOrRejectionOrSkipped(
            @ForAll("streams") String stream, @ForAll("options") FramerOptions options) {
        byte[] input = bytes(stream);
        EventLog log = new EventLog();
        TelegramFramer framer = new TelegramFramer(options, log);
        framer.feed(input);
        framer.end();

        long reached = 0;
        long covered = 0;
        for (String event : log.events()) {
            String[] words = event.split(" ", -1);
            long offset = Long.parseLong(words[2]);
            long length = Long.parseLong(words[3]);
            assertThat(offset).as("%s, %s", describe(options), log.events()).isGreaterThanOrEqualTo(reached);
            assertThat(length).isPositive();
            reached = offset + length;
            covered += length;
        }
        assertThat(reached).isLessThanOrEqualTo(input.length);
        assertThat(covered + framer.counters().bytesSkipped())
                .as("%s, %s", describe(options), log.events())
                .isEqualTo(input.length);
        log.telegrams().forEach(telegram -> {
            assertThat(telegram.toString().indexOf("\n!"))
                    .isEqualTo(telegram.toString().lastIndexOf('!') - 1);
            assertThat(telegram.mark() + 1).isLessThanOrEqualTo(options.maxTelegramLength());
        });
    }

    @Example
    void anyChunkingOfARecordedFileGivesTheEventsOfTheWhole() throws IOException {
        SplittableRandom random = new SplittableRandom();
        int runs = Tries.of(RUNS_OF_A_FILE);
        for (Path file : RecordedFiles.all()) {
            byte[] recorded = Files.readAllBytes(file);
            for (int run = 0; run < runs; run++) {
                byte[] input = run == 0 ? recorded : Damage.any(recorded, random);
                List<Integer> sizes =
                        random.ints(1 + random.nextInt(20), 1, 700).boxed().toList();
                FramerOptions options = FramerOptions.DEFAULT
                        .withCrcPolicy(List.of(CrcPolicy.values()).get(random.nextInt(3)))
                        .withMaxTelegramLength(random.nextInt(64, 10_000));
                assertThat(found(options, input, sizes, run % 2 == 0))
                        .as("%s, run %d, %s, chunks of %s", file, run, describe(options), sizes)
                        .isEqualTo(found(options, input, List.of(Math.max(1, input.length)), false));
            }
        }
    }
}
