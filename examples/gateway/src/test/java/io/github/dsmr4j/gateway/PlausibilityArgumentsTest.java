package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.gateway.PlausibilityArguments.ConnectionConverter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

class PlausibilityArgumentsTest {
    @Command(name = "run")
    private static final class Arguments {
        @Mixin
        private PlausibilityArguments plausibility = new PlausibilityArguments();
    }

    private static PlausibilityArguments parsed(String... options) {
        Arguments arguments = new Arguments();
        new CommandLine(arguments).parseArgs(options);
        return arguments.plausibility;
    }

    @Test
    void liveSourcesAreJudgedAndRecordingsOnRequest() {
        assertThat(parsed().filter(true)).isPresent();
        assertThat(parsed().filter(false)).isEmpty();
        assertThat(parsed("--plausibility").filter(false)).isPresent();
        assertThat(parsed("--no-plausibility").filter(true)).isEmpty();
        assertThat(parsed("--max-connection", "3x25").filter(true)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--plausibility", "--max-connection=3x25"})
    void contradictionsAreRefused(String option) {
        PlausibilityArguments arguments = parsed("--no-plausibility", option);
        assertThatThrownBy(() -> arguments.filter(true))
                .isInstanceOf(ParameterException.class)
                .hasMessage("--no-plausibility and " + option.split("=", 2)[0] + " exclude each other");
    }

    @ParameterizedTest
    @CsvSource({"3x80, 55.200 kW", "3x25A, 17.250 kW", "1x35, 8.050 kW", "17.25, 17.25 kW", "100, 100 kW"})
    void aConnectionIsFusesOrPower(String text, String power) {
        assertThat(Optional.of(new ConnectionConverter().convert(text))).get().hasToString(power);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.000", "-5", "2x25", "3x0", "3x", "x25", "17,25", "many", "99999"})
    void otherTextIsNoConnection(String text) {
        assertThatThrownBy(() -> new ConnectionConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("\"" + text
                        + "\" is no connection; expected phases and amperes such as 3x25, or kilowatts such as 17.25");
    }
}
