package io.github.dsmr4j.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nl                         | DUTCH",
                "nl-BE,nl;q=0.9,en;q=0.8    | DUTCH",
                "NL                         | DUTCH",
                "en;q=0.5, nl;q=0.9         | DUTCH",
                "fr, nl;q=0.1               | DUTCH",
                "en-GB,en;q=0.9,nl;q=0.8    | ENGLISH",
                "nl;q=0                     | ENGLISH",
                "fr                         | ENGLISH",
                "*                          | ENGLISH",
                "''                         | ENGLISH",
                "nl;q=lots                  | ENGLISH",
                ";;,,                       | ENGLISH",
                "nlx                        | ENGLISH",
            })
    void isTheFirstThatIsAskedFor(String list, Language language) {
        assertThat(Language.accepted(list)).isEqualTo(language);
    }

    @Test
    void anEndlessListIsNotRead() {
        assertThat(Language.accepted("nl," + "a,".repeat(10_000))).isEqualTo(Language.ENGLISH);
    }
}
