package io.github.dsmr4j.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedParserTest {
    private static final String COMPLETE = """
            # a comment
            event = rejected incomplete 0 40
            event = telegram valid 40 500
            skipped = 2

            telegram.1.identification = ISK5\\2M550T
            telegram.1.objects = 12
            telegram.1.problems = 4 9
            reading.1.identification = ISK5\\2M550T
            reading.1.mbus.1.id = a = b
            """;

    @Test
    void readsACompleteFile() {
        Expected expected = ExpectedParser.parse("x.expected", COMPLETE);
        assertThat(expected.policy()).isEqualTo(Expected.Policy.IF_PRESENT);
        assertThat(expected.stripParity()).isFalse();
        assertThat(expected.zone()).isEqualTo("Europe/Amsterdam");
        assertThat(expected.skipped()).isEqualTo(2);
        assertThat(expected.isTyped()).isTrue();
        assertThat(expected.events())
                .containsExactly(
                        new Expected.Event(Expected.Kind.REJECTED, "incomplete", 0, 40),
                        new Expected.Event(Expected.Kind.TELEGRAM, "valid", 40, 500))
                .extracting(Expected.Event::toString)
                .containsExactly("rejected incomplete 0 40", "telegram valid 40 500");
        Expected.TelegramExpectation telegram = expected.telegrams().get(0);
        assertThat(telegram.identification()).isEqualTo("ISK5\\2M550T");
        assertThat(telegram.objects()).isEqualTo(12);
        assertThat(telegram.problems()).isEqualTo(List.of(4, 9));
        assertThat(telegram.reading()).containsEntry("mbus.1.id", "a = b").hasSize(2);
    }

    @Test
    void readsSettings() {
        Expected expected = ExpectedParser.parse(
                "x.expected", "policy = ignored\nstrip-parity = true\nzone = Europe/Vilnius\nskipped = 0\n");
        assertThat(expected.policy()).isEqualTo(Expected.Policy.IGNORED);
        assertThat(expected.stripParity()).isTrue();
        assertThat(expected.zone()).isEqualTo("Europe/Vilnius");
        assertThat(expected.isTyped()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                no equals sign                      | key = value expected
                skipped =                           | neither key nor value
                skipped = many                      | a number expected, not many
                policy = strict                     | unknown policy strict
                strip-parity = 1                    | true or false expected
                event = telegram valid 0            | an event has four words
                event = telegram wrong 0 1          | not wrong
                event = dropped incomplete 0 1      | not dropped
                event = telegram valid -1 1         | a number expected, not -1
                speed = 9600                        | unknown key speed
                telegram.1.length = 3               | unknown key telegram.1.length
                telegram.one.objects = 3            | a number expected, not one
                telegram.1.problems = 3,4           | a number expected, not 3,4
                """)
    void namesFileAndLine(String line, String message) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ExpectedParser.parse("x.expected", "# first\n" + line + "\n"))
                .withMessageContaining("x.expected line 2: ")
                .withMessageContaining(message);
    }

    @Test
    void complainsAboutWhatIsMissingOrTooMuch() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ExpectedParser.parse("x.expected", ""))
                .withMessageContaining("skipped");
        assertThatIllegalStateException()
                .isThrownBy(() -> ExpectedParser.parse("x.expected", "skipped = 0\nevent = telegram valid 0 9\n"))
                .withMessageContaining("telegram.1.identification");
        assertThatIllegalStateException()
                .isThrownBy(() -> ExpectedParser.parse("x.expected", "skipped = 0\nreading.1.gas = 1\n"))
                .withMessageContaining("more telegrams");
        assertThatIllegalStateException()
                .isThrownBy(() -> ExpectedParser.parse("x.expected", COMPLETE + "telegram.1.objects = 3\n"))
                .withMessageContaining("stated twice");
    }
}
