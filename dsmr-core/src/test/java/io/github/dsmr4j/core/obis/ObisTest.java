package io.github.dsmr4j.core.obis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObisTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"0-0:0.0.0", "1-0:1.8.1", "0-4:24.2.1", "1-0:1.8.0*255", "1-0:1.8.0*7", "999-999:999.999.999*999"
            })
    void textAndPackedAgree(String text) {
        Obis obis = Obis.parse(text).orElseThrow();
        assertThat(obis).hasToString(text);
        assertThat(new Obis(obis.packed())).isEqualTo(obis);
    }

    @Test
    void everyReferenceGoesThereAndBack() {
        Random random = new Random(3);
        for (int count = 0; count < 10_000; count++) {
            int[] groups = random.ints(6, 0, Obis.MAX_GROUP + 1).toArray();
            Obis five = Obis.of(groups[0], groups[1], groups[2], groups[3], groups[4]);
            Obis six = new Obis(Obis.pack(groups[0], groups[1], groups[2], groups[3], groups[4], groups[5]));
            assertThat(Obis.parse(five.toString())).contains(five);
            assertThat(Obis.parse(six.toString())).contains(six);
            assertThat(new int[] {six.a(), six.b(), six.c(), six.d(), six.e(), six.f()})
                    .isEqualTo(groups);
            assertThat(five.isFPrinted()).isFalse();
            assertThat(six.isFPrinted()).isTrue();
        }
    }

    @Test
    void aPointBeforeFIsAStar() {
        assertThat(Obis.parse("1-0:1.8.0.255").orElseThrow()).hasToString("1-0:1.8.0*255");
    }

    @Test
    void aReferenceWithoutFIsTheCodeOfTheOneWithF255() {
        Obis without = Obis.of(1, 0, 1, 8, 0);
        Obis with = Obis.parse("1-0:1.8.0*255").orElseThrow();
        Obis other = Obis.parse("1-0:1.8.0*7").orElseThrow();
        assertThat(with).isNotEqualTo(without);
        assertThat(with.code()).isEqualTo(without.code()).isEqualTo(without);
        assertThat(other.code()).isNotEqualTo(without.code());
        assertThat(without).isLessThan(with);
        assertThat(with).isGreaterThan(other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1-0",
                "1-0:1.8",
                "1-0:1.8.",
                "1-0:1.8.1 ",
                " 1-0:1.8.1",
                "1-0:1.8.1*",
                "1-0:1.8.1*255x",
                "1-0:1.8.1000",
                "-0:1.8.1",
                "1.0:1.8.1",
                "1-0.1.8.1",
                "1-0:1:8.1",
                "a-0:1.8.1",
                "1-0:1.8.1-5"
            })
    void otherTextIsNoReference(String text) {
        assertThat(Obis.parse(text)).isEmpty();
    }

    @Test
    void groupsAndPackedFormsAreChecked() {
        assertThatThrownBy(() -> Obis.of(1, 0, 1000, 8, 0)).hasMessageContaining("1000");
        assertThatThrownBy(() -> Obis.of(-1, 0, 1, 8, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Obis(-1)).hasMessageContaining("0xffff");
        assertThatThrownBy(() -> new Obis(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Obis(1000L << 20)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachGroupOfAPackedFormIsChecked() {
        long packed = Obis.pack(1, 2, 3, 4, 5, 6);
        for (int shift = 0; shift < 60; shift += 10) {
            int at = shift;
            long without = packed & ~(0x3FFL << at);
            assertThat(new Obis(without | (999L << at)).toString()).contains("999");
            assertThatThrownBy(() -> new Obis(without | (1000L << at))).hasMessageStartingWith("not a packed");
        }
    }
}
