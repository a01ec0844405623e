package io.github.dsmr4j.testdata;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What bad lines do to bytes. The same random numbers give the same damage; arrays handed in stay as they are.
 *
 * <p>Stateless; as safe for use by several threads as the random numbers handed in.
 */
public final class Damage {
    private static final int LONGEST_RUN = 64;

    private Damage() {}

    /**
     * Turns over that many random bits, the same one perhaps twice; an empty array stays empty.
     *
     * @param bytes left as they are
     * @param random draws the bits
     * @param count how often a bit is turned over
     * @return as long as the array handed in
     */
    public static byte[] flipBits(byte[] bytes, RandomGenerator random, int count) {
        byte[] damaged = bytes.clone();
        for (int i = 0; i < count && damaged.length > 0; i++) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return damaged;
    }

    /**
     * Leaves out a run of up to 64 bytes.
     *
     * @param bytes left as they are
     * @param random draws where the run begins and how long it is
     * @return a copy that is at most 64 bytes shorter; as long as before where the run begins at the end
     */
    public static byte[] delete(byte[] bytes, RandomGenerator random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(1, LONGEST_RUN + 1));
        return join(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
    }

    /**
     * Puts a run of up to 64 random bytes somewhere.
     *
     * @param bytes left as they are
     * @param random draws place, length and bytes
     * @return a copy that is 1 to 64 bytes longer
     */
    public static byte[] insert(byte[] bytes, RandomGenerator random) {
        byte[] noise = new byte[random.nextInt(1, LONGEST_RUN + 1)];
        random.nextBytes(noise);
        int at = random.nextInt(bytes.length + 1);
        return join(join(Arrays.copyOf(bytes, at), noise), Arrays.copyOfRange(bytes, at, bytes.length));
    }

    /**
     * Keeps a beginning that is shorter than the whole.
     *
     * @param bytes left as they are
     * @param random draws the length
     * @return the beginning, perhaps of no byte at all
     */
    public static byte[] truncate(byte[] bytes, RandomGenerator random) {
        return Arrays.copyOf(bytes, bytes.length == 0 ? 0 : random.nextInt(bytes.length));
    }

    /**
     * Glues the end of the second to the beginning of the first, each cut at random.
     *
     * @param first gives its beginning
     * @param second gives its end
     * @param random draws both cuts
     * @return a fresh array
     */
    public static byte[] splice(byte[] first, byte[] second, RandomGenerator random) {
        int from = random.nextInt(second.length + 1);
        return join(truncate(first, random), Arrays.copyOfRange(second, from, second.length));
    }

    /**
     * One of the damages of this class, chosen at random.
     *
     * @param bytes left as they are
     * @param random draws the damage and what it does
     * @return differs from the array unless that is empty
     */
    public static byte[] any(byte[] bytes, RandomGenerator random) {
        return any(bytes, bytes, random);
    }

    private static byte[] any(byte[] bytes, byte[] other, RandomGenerator random) {
        byte[] damaged;
        do {
            damaged = switch (random.nextInt(5)) {
                case 0 -> flipBits(bytes, random, random.nextInt(1, 4));
                case 1 -> delete(bytes, random);
                case 2 -> insert(bytes, random);
                case 3 -> splice(bytes, other, random);
                default -> truncate(bytes, random);
            };
        } while (bytes.length > 0 && Arrays.equals(bytes, damaged));
        return damaged;
    }

    /**
     * Puts telegrams one behind the other and damages some, also by gluing the beginning of one to the end of another.
     *
     * @param telegrams whole telegrams with their last line ends
     * @param random draws what is damaged and how
     * @param share the part of them to damage in the mean, 0 to 1
     * @return the stream, with the telegrams that stand in it as they were
     * @throws IllegalArgumentException when the share is not between 0 and 1
     */
    public static DamagedStream stream(List<byte[]> telegrams, RandomGenerator random, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be between 0 and 1, not " + share);
        }
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        List<DamagedStream.Untouched> untouched = new ArrayList<>();
        for (int i = 0; i < telegrams.size(); i++) {
            byte[] telegram = telegrams.get(i);
            if (random.nextDouble() < share) {
                stream.writeBytes(any(telegram, telegrams.get(random.nextInt(telegrams.size())), random));
            } else {
                untouched.add(new DamagedStream.Untouched(i, stream.size(), telegram.length));
                stream.writeBytes(telegram);
            }
        }
        return new DamagedStream(stream.toByteArray(), untouched);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
