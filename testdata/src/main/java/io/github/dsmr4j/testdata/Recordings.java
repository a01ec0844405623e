package io.github.dsmr4j.testdata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that a user recorded at an own meter: its bytes, the whole telegrams in it by the plainest splitting there is,
 * and damaged variants. For any test framework.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Recordings {
    /** What the CRC behind a telegram is worth. */
    public enum CrcState {
        /** It is right. */
        VALID,
        /** Nothing follows the {@code !}, as with DSMR 2.2. */
        ABSENT,
        /** It is wrong, or something else stands there. */
        INVALID
    }

    /** A telegram of the file: from a start at the beginning of a line through the next line that begins with {@code !}. */
    public static final class Recorded {
        private final byte[] bytes;
        private final int offset;
        private final CrcState crc;

        private Recorded(byte[] bytes, int offset, CrcState crc) {
            this.bytes = bytes;
            this.offset = offset;
            this.crc = crc;
        }

        /** {@return the bytes from the slash through the line end behind the CRC; a fresh array at each call} */
        public byte[] bytes() {
            return bytes.clone();
        }

        /** {@return where it begins in the file} */
        public int offset() {
            return offset;
        }

        /** {@return whether its CRC is right; text with LF alone counts as if it had CR LF} */
        public CrcState crc() {
            return crc;
        }

        /** {@return the text after the slash} */
        public String identification() {
            return text(bytes).lines().findFirst().orElse("/").substring(1);
        }

        /** The telegram as a text, for reports of failed tests. */
        @Override
        public String toString() {
            return text(bytes);
        }
    }

    /** A start, lines that begin with neither a slash and letters nor an exclamation mark, the end. */
    private static final Pattern TELEGRAM =
            Pattern.compile("(?m)^/[A-Za-z]{3}[^\\n]*+\\n(?>(?!/[A-Za-z]{3}|!)[^\\n]*+\\n)*+!([^\\r\\n]*+)\\r?\\n?");

    private static final double SHARE_TO_DAMAGE = 0.3;

    private final byte[] bytes;
    private final List<Recorded> telegrams;

    private Recordings(byte[] bytes) {
        this.bytes = bytes;
        this.telegrams = split(bytes);
    }

    /**
     * Reads a recorded file.
     *
     * @param file of any size that fits into memory
     * @return the file's content, split already; the file is not looked at again
     * @throws IOException when it cannot be read
     */
    public static Recordings load(Path file) throws IOException {
        return new Recordings(Files.readAllBytes(file));
    }

    /** {@return the whole file; a fresh array at each call} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return its whole telegrams in order, whatever their CRC} */
    public List<Recorded> telegrams() {
        return telegrams;
    }

    /**
     * The whole telegrams one behind the other, about a third of them damaged.
     *
     * @param seed the same one damages the same way
     * @return a fresh stream at each call
     */
    public DamagedStream damaged(long seed) {
        List<byte[]> whole = telegrams.stream().map(Recorded::bytes).toList();
        return Damage.stream(whole, new SplittableRandom(seed), SHARE_TO_DAMAGE);
    }

    private static List<Recorded> split(byte[] bytes) {
        List<Recorded> telegrams = new ArrayList<>();
        Matcher matcher = TELEGRAM.matcher(text(bytes));
        while (matcher.find()) {
            String body = matcher.group().substring(0, matcher.start(1) - matcher.start());
            byte[] telegram = Arrays.copyOfRange(bytes, matcher.start(), matcher.end());
            telegrams.add(new Recorded(
                    telegram, matcher.start(), crc(body, matcher.group(1).strip())));
        }
        return List.copyOf(telegrams);
    }

    private static CrcState crc(String body, String printed) {
        if (printed.isEmpty()) {
            return CrcState.ABSENT;
        }
        String counted = body.indexOf('\r') < 0 ? body.replace("\n", "\r\n") : body;
        boolean right = printed.matches("[0-9A-Fa-f]{1,4}")
                && Integer.parseInt(printed, 16) == ReferenceCrc.of(counted.getBytes(ISO_8859_1));
        return right ? CrcState.VALID : CrcState.INVALID;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
