package io.github.dsmr4j.gateway.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormDataTest {
    @Test
    void decodesNamesAndValues() {
        FormData form = FormData.parse("a=1&b%2Ec=x+y%26z&a=2&empty=&lines=1%0D%0A2&eq=a=b&u=%E2%82%AC");
        assertThat(form.all("a")).containsExactly("1", "2");
        assertThat(form.get("b.c")).isEqualTo("x y&z");
        assertThat(form.has("empty")).isTrue();
        assertThat(form.get("empty")).isEmpty();
        assertThat(form.get("lines")).isEqualTo("1\n2");
        assertThat(form.get("eq")).isEqualTo("a=b");
        assertThat(form.get("u")).isEqualTo("€");
        assertThat(form.has("none")).isFalse();
        assertThat(form.get("none")).isEmpty();
    }

    @Test
    void anEmptyFormIsOne() {
        assertThat(FormData.parse("").values().keySet()).isEmpty();
    }

    @Test
    void showsNoValues() {
        assertThat(FormData.parse("password=secret").toString()).isEqualTo("[password]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "=1", "a=%", "a=%zz", "%=1", "{\"a\":1}"})
    void somethingElseIsNoForm(String text) {
        assertThatThrownBy(() -> FormData.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isBounded() throws Exception {
        assertThat(read("a=" + "x".repeat(FormData.MAX_BYTES - 2))).isPresent();
        assertThat(read("a=" + "x".repeat(FormData.MAX_BYTES - 1))).isEmpty();
    }

    private static Optional<FormData> read(String text) throws IOException {
        return FormData.read(new ByteArrayInputStream(text.getBytes(US_ASCII)));
    }
}
