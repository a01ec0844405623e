package io.github.dsmr4j.core.obis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.HeavyProperties;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** References as text, as groups and packed are the same. */
@HeavyProperties
class ObisProperties {
    private static final String REFERENCE = "\\d{1,3}-\\d{1,3}:\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}([*.]\\d{1,3})?";

    @Provide
    Arbitrary<List<Integer>> groups() {
        Arbitrary<Integer> group =
                Arbitraries.oneOf(Arbitraries.integers().between(0, 999), Arbitraries.of(0, 1, 24, 96, 254, 255, 256));
        return Arbitraries.oneOf(group.list().ofSize(5), group.list().ofSize(6));
    }

    private static Obis obis(List<Integer> groups) {
        return new Obis(
                groups.size() == 5
                        ? Obis.pack(groups.get(0), groups.get(1), groups.get(2), groups.get(3), groups.get(4))
                        : Obis.pack(
                                groups.get(0),
                                groups.get(1),
                                groups.get(2),
                                groups.get(3),
                                groups.get(4),
                                groups.get(5)));
    }

    /** With each group printed with that many digits at the least. */
    private static String printed(List<Integer> groups, int digits) {
        String[] separators = {"-", ":", ".", ".", "*", ""};
        return IntStream.range(0, groups.size())
                .mapToObj(index -> String.format("%0" + digits + "d", groups.get(index))
                        + (index == groups.size() - 1 ? "" : separators[index]))
                .collect(Collectors.joining());
    }

    @Property
    void groupsArePackedAndUnpacked(@ForAll("groups") List<Integer> groups) {
        Obis obis = obis(groups);
        assertThat(List.of(obis.a(), obis.b(), obis.c(), obis.d(), obis.e())).isEqualTo(groups.subList(0, 5));
        assertThat(obis.isFPrinted()).isEqualTo(groups.size() == 6);
        assertThat(obis.f()).isEqualTo(groups.size() == 6 ? groups.get(5) : 255);
        assertThat(new Obis(obis.packed())).isEqualTo(obis).hasSameHashCodeAs(obis);
    }

    @Property
    void textIsPackedAndPrinted(
            @ForAll("groups") List<Integer> groups, @ForAll @IntRange(min = 1, max = 3) int digits) {
        Obis obis = obis(groups);
        assertThat(obis).hasToString(printed(groups, 1));
        assertThat(Obis.parse(printed(groups, digits))).contains(obis);
    }

    @Property
    void theKeyIsTheSameForF255AndNoF(@ForAll("groups") List<Integer> groups) {
        Obis without = obis(groups.subList(0, 5));
        Obis with = new Obis(Obis.pack(without.a(), without.b(), without.c(), without.d(), without.e(), 255));
        assertThat(with).isNotEqualTo(without);
        assertThat(with.code()).isEqualTo(without).isEqualTo(without.code());
        assertThat(Obis.code(with.packed())).isEqualTo(without.packed());
        boolean sameCode = groups.size() == 5 || groups.get(5) == 255;
        assertThat(obis(groups).code().equals(without)).isEqualTo(sameCode);
    }

    @Property
    void orderIsThatOfTheGroups(@ForAll("groups") List<Integer> one, @ForAll("groups") List<Integer> other) {
        Comparator<Obis> byGroups = Comparator.comparingInt(Obis::a)
                .thenComparingInt(Obis::b)
                .thenComparingInt(Obis::c)
                .thenComparingInt(Obis::d)
                .thenComparingInt(Obis::e)
                .thenComparingInt(Obis::f)
                .thenComparing(Obis::isFPrinted);
        Obis first = obis(one);
        Obis second = obis(other);
        assertThat(Integer.signum(first.compareTo(second)))
                .isEqualTo(Integer.signum(byGroups.compare(first, second)))
                .isEqualTo(-Integer.signum(second.compareTo(first)));
        assertThat(first.compareTo(second) == 0).isEqualTo(first.equals(second));
    }

    @Provide
    Arbitrary<String> almostReferences() {
        return groups().flatMap(groups -> Arbitraries.integers()
                .between(0, 20)
                .flatMap(at -> Arbitraries.of("", "0", "00", "-", ":", ".", "*", " ", "x", "\u0663", "*1", ".2")
                        .map(inserted -> {
                            String text = printed(groups, 1);
                            int place = Math.min(at, text.length());
                            return text.substring(0, place)
                                    + inserted
                                    + text.substring(at % 3 == 0 ? text.length() : place);
                        })));
    }

    @Property
    void onlyReferencesAreParsed(@ForAll("almostReferences") String text) {
        assertThat(Obis.parse(text).isPresent()).as(text).isEqualTo(text.matches(REFERENCE));
    }

    @Property
    void anyTextIsParsedOrNot(@ForAll String text) {
        assertThat(Obis.parse(text).isPresent()).as(text).isEqualTo(text.matches(REFERENCE));
    }

    @Property
    void groupsBeyond999AreRefused(
            @ForAll @Size(5) List<@IntRange(max = 999) Integer> groups,
            @ForAll @IntRange(max = 4) int place,
            @ForAll @IntRange(min = 1_000) int large,
            @ForAll boolean negative) {
        groups.set(place, negative ? -large : large);
        assertThatThrownBy(() -> obis(groups)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whatIsNotPackedIsRefused(@ForAll long packed) {
        boolean printed = ((packed >>> 60) & 1) == 1;
        boolean inRange = packed >>> 61 == 0
                && IntStream.range(0, 6).allMatch(index -> ((packed >>> (10 * index)) & 0x3FF) <= Obis.MAX_GROUP);
        if (inRange && (printed || (packed & 0x3FF) == 255)) {
            assertThat(Obis.parse(new Obis(packed).toString())).contains(new Obis(packed));
        } else {
            assertThatThrownBy(() -> new Obis(packed)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
