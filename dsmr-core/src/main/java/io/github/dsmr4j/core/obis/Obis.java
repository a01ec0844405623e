package io.github.dsmr4j.core.obis;

import java.util.Optional;

/**
 * An OBIS reference {@code A-B:C.D.E} with an optional value group F, packed in a long.
 *
 * <p>A is the medium (0 abstract, 1 electricity), B the channel (of the M-Bus device in {@code 0-n:24.2.1}), C the
 * quantity, D the processing, E the tariff or storage. F is seldom printed; a reference without F means the same as one
 * with F = 255, so use {@link #code()} as the key of a look-up. Groups are octets in the standard; up to 999 is accepted,
 * because a code that no standard knows must come through too.
 *
 * <p>Immutable; any thread. Source: IEC 62056-6-1, DSMR P1 companion standard.
 *
 * @param packed ten bits a group, A highest, and bit 60 set when F is printed; see {@link #pack}
 */
public record Obis(long packed) implements Comparable<Obis> {
    /** The largest number that three printed digits can give a group. */
    public static final int MAX_GROUP = 999;

    private static final int ANY_F = 255;
    private static final int BITS = 10;
    private static final long MASK = (1 << BITS) - 1;
    private static final long F_PRINTED = 1L << (6 * BITS);

    /**
     * Checks the packed form.
     *
     * @param packed ten bits a group, as {@link #pack} gives them
     * @throws IllegalArgumentException if a group is above {@value #MAX_GROUP}, bits above bit 60 are set, or F is not
     *     255 although it is not printed
     */
    public Obis {
        boolean printed = (packed & F_PRINTED) != 0;
        if (packed >>> (6 * BITS + 1) != 0 || !groupsInRange(packed) || (!printed && group(packed, 5) != ANY_F)) {
            throw new IllegalArgumentException("not a packed OBIS reference: 0x" + Long.toHexString(packed));
        }
    }

    private static boolean groupsInRange(long packed) {
        for (int index = 0; index < 6; index++) {
            if (group(packed, index) > MAX_GROUP) {
                return false;
            }
        }
        return true;
    }

    /**
     * The reference without a printed F.
     *
     * @param a medium, 0 to 999 as the others
     * @param b channel
     * @param c quantity
     * @param d processing
     * @param e tariff or storage
     * @return the same as one whose F is 255, but not equal to it
     * @throws IllegalArgumentException if a group is not in 0..999
     */
    public static Obis of(int a, int b, int c, int d, int e) {
        return new Obis(pack(a, b, c, d, e));
    }

    /**
     * Packs five groups, F not printed.
     *
     * @param a medium, 0 to 999 as the others
     * @param b channel
     * @param c quantity
     * @param d processing
     * @param e tariff or storage
     * @return the packed form, with 255 for F
     * @throws IllegalArgumentException if a group is not in 0..999
     */
    public static long pack(int a, int b, int c, int d, int e) {
        return appended(appended(appended(appended(appended(appended(0, a), b), c), d), e), ANY_F);
    }

    /**
     * Packs six groups, F printed.
     *
     * @param a medium, 0 to 999 as the others
     * @param b channel
     * @param c quantity
     * @param d processing
     * @param e tariff or storage
     * @param f billing period
     * @return the packed form, with the bit that says that F is printed
     * @throws IllegalArgumentException if a group is not in 0..999
     */
    public static long pack(int a, int b, int c, int d, int e, int f) {
        return appended(pack(a, b, c, d, e) >>> BITS, f) | F_PRINTED;
    }

    private static long appended(long packed, int group) {
        if (group < 0 || group > MAX_GROUP) {
            throw new IllegalArgumentException("OBIS group " + group + " is not in 0.." + MAX_GROUP);
        }
        return (packed << BITS) | group;
    }

    /**
     * Reads {@code A-B:C.D.E}, {@code A-B:C.D.E*F} or {@code A-B:C.D.E.F}, one to three digits a group.
     *
     * @param text all of it; blanks are no part of a reference
     * @return empty when the text is not an OBIS reference
     */
    public static Optional<Obis> parse(CharSequence text) {
        ObisText parsed = new ObisText(text);
        return parsed.isReference() ? Optional.of(new Obis(parsed.packed())) : Optional.empty();
    }

    /**
     * A packed reference as a key: the same for F = 255 and for no F.
     *
     * @param packed as {@link #pack} gives it
     * @return the packed form to look up by
     */
    public static long code(long packed) {
        return group(packed, 5) == ANY_F ? packed & ~F_PRINTED : packed;
    }

    /** {@return this reference as a key: the same for F = 255 and for no F} */
    public Obis code() {
        return new Obis(code(packed));
    }

    /** {@return the medium, such as 0 abstract and 1 electricity} */
    public int a() {
        return group(packed, 0);
    }

    /** {@return the channel; that of the M-Bus device in {@code 0-n:24.2.1}} */
    public int b() {
        return group(packed, 1);
    }

    /** {@return the quantity} */
    public int c() {
        return group(packed, 2);
    }

    /** {@return the processing, such as 7 for the momentary value and 8 for the register} */
    public int d() {
        return group(packed, 3);
    }

    /** {@return the tariff or storage} */
    public int e() {
        return group(packed, 4);
    }

    /** {@return the billing period; 255 when it is not printed} */
    public int f() {
        return group(packed, 5);
    }

    /** {@return whether F stands in the telegram} */
    public boolean isFPrinted() {
        return (packed & F_PRINTED) != 0;
    }

    private static int group(long packed, int index) {
        return (int) ((packed >>> ((5 - index) * BITS)) & MASK);
    }

    /** Orders by A to F, a reference without F before the same with F = 255. */
    @Override
    public int compareTo(Obis other) {
        int byGroups = Long.compare(packed & ~F_PRINTED, other.packed & ~F_PRINTED);
        return byGroups != 0 ? byGroups : Long.compare(packed, other.packed);
    }

    /** The printed form, {@code 1-0:1.8.1} or {@code 1-0:1.8.0*255}. */
    @Override
    public String toString() {
        String reference = a() + "-" + b() + ":" + c() + "." + d() + "." + e();
        return isFPrinted() ? reference + "*" + f() : reference;
    }
}
