package io.github.dsmr4j.core.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.core.telegram.TelegramFramer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the first telegram costs a JVM that has just begun: a process that decodes one telegram beside one that does
 * nothing, in turns, medians.
 *
 * @param emptyMillis from the start of the process to its end, empty main
 * @param decodeMillis the same, with one telegram decoded
 */
record FreshJvm(double emptyMillis, double decodeMillis) {
    private static final int STARTS = 20;
    private static final double NANOS_IN_A_MILLI = 1e6;

    /** Nothing. */
    static final class EmptyMain {
        private EmptyMain() {}

        public static void main(String[] args) {}
    }

    /** Decodes the telegram that is its argument. */
    static final class DecodeMain {
        private DecodeMain() {}

        public static void main(String[] args) {
            Decoder decoder = new Decoder();
            new TelegramFramer(decoder).feed(args[0].getBytes(ISO_8859_1));
            if (decoder.telegrams() != 1) {
                throw new IllegalStateException(decoder.telegrams() + " telegrams");
            }
        }
    }

    static FreshJvm measure() throws IOException, InterruptedException {
        long[] empty = new long[STARTS];
        long[] decode = new long[STARTS];
        start(EmptyMain.class);
        start(DecodeMain.class);
        for (int count = 0; count < STARTS; count++) {
            empty[count] = start(EmptyMain.class);
            decode[count] = start(DecodeMain.class);
        }
        return new FreshJvm(medianMillis(empty), medianMillis(decode));
    }

    /** Both get the telegram, one ignores it. */
    private static long start(Class<?> main) throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        new String(Inputs.nl5(), ISO_8859_1))
                .inheritIO();
        long before = System.nanoTime();
        int exit = java.start().waitFor();
        long nanos = System.nanoTime() - before;
        if (exit != 0) {
            throw new IllegalStateException(main.getName() + " ended with " + exit);
        }
        return nanos;
    }

    private static double medianMillis(long[] nanos) {
        return Figures.median(Arrays.stream(nanos).asDoubleStream().boxed().toList()) / NANOS_IN_A_MILLI;
    }
}
