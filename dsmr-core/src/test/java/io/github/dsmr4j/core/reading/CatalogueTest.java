package io.github.dsmr4j.core.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.telegram.Telegram;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    private static Obis obis(String reference) {
        return Obis.parse(reference).orElseThrow();
    }

    private static MeterProfile profile(String key) {
        return MeterProfile.withKey(key).orElseThrow();
    }

    private static String name(String reference, String profile) {
        return Catalogue.find(obis(reference), profile(profile)).orElseThrow().name();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1-0:1.8.0      | energy from the grid, total
                    1-0:1.8.0*255  | energy from the grid, total
                    1-0:1.8.1      | energy from the grid, tariff 1
                    1-0:2.8.16     | energy to the grid, tariff 16
                    1-1:1.8.2      | energy from the grid, tariff 2
                    1-0:62.7.0     | power to the grid, phase 3
                    1-0:99.97.0    | log of long power failures
                    0-4:24.2.1     | M-Bus device 4: reading
                    0-1:96.1.1     | M-Bus device 1: identifier
                    1-3:0.2.8      | version of the P1 output
                    1-0:0.2.8      | firmware, signature
                    """)
    void knowsCodesByName(String reference, String name) {
        assertThat(Catalogue.find(obis(reference)).map(CodeMeaning::name)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"1-0:1.8.17", "0-17:24.2.1", "0-0:24.2.1", "1-0:1.8.0*101", "2-0:1.8.0", "1-0:123.45.6"})
    void knowsNoOthers(String reference) {
        assertThat(Catalogue.find(obis(reference))).isEmpty();
        assertThat(Catalogue.meanings(obis(reference))).isEmpty();
    }

    @Test
    void hasFamiliesAndStandards() {
        CodeMeaning meaning = Catalogue.find(obis("0-2:24.2.1")).orElseThrow();
        assertThat(meaning.reference()).isEqualTo(obis("0-2:24.2.1"));
        assertThat(meaning.families()).containsExactlyInAnyOrder(UnitFamily.VOLUME, UnitFamily.HEAT, UnitFamily.ENERGY);
        assertThat(meaning.standards()).containsExactly("DSMR 4.0.0-5.0.2", "e-MUCS", "LU");
        assertThat(meaning).hasToString("0-2:24.2.1 M-Bus device 2: reading");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0-0:98.1.0  | general | history of past months
                    0-0:98.1.0  | BE      | quarter-hour peaks of the last 13 months
                    0-0:98.1.0  | BE-W    | quarter-hour peaks of the last 13 months
                    0-0:98.1.0  | HU      | registers at the end of the last month
                    0-1:96.3.10 | BE      | M-Bus device 1: state of the breaker
                    0-1:96.3.10 | LU      | relay 1: state
                    0-0:96.1.0  | HU      | identifier of the electricity meter
                    0-1:96.1.0  | NL      | M-Bus device 1: identifier
                    1-0:1.6.0   | BE      | quarter-hour peak of the running month
                    1-0:1.6.0   | BE-W    | quarter-hour peak of the running month, value before time
                    1-0:1.8.1   | NL      | energy from the grid, tariff 1 (low)
                    1-0:1.8.1   | BE      | energy from the grid, tariff 1 (normal)
                    1-0:2.8.2   | NL      | energy to the grid, tariff 2 (normal)
                    1-0:2.8.2   | BE-W    | energy to the grid, tariff 2 (low)
                    1-0:2.8.3   | NL      | energy to the grid, tariff 3
                    1-0:1.8.1   | HU      | energy from the grid, tariff 1
                    1-0:1.8.12  | HU      | energy from the grid, tariff 12
                    1-0:1.8.12  | IL      | energy from the grid, tariff 2
                    """)
    void theProfileDecidesWhereCountriesDisagree(String reference, String profile, String name) {
        assertThat(name(reference, profile)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0-0:17.0.0(999.9*kW)                | limit of power
                    0-0:17.0.0(0016*A)                  | limit of current
                    0-0:17.0.0(27.6*kVA)                | limit of apparent power
                    0-0:17.0.0(27.6)                    | limit of power
                    0-0:17.0.0(none)                    | limit of power
                    1-0:1.6.0(240305181500W)(04.512*kW) | quarter-hour peak of the running month
                    """)
    void theUnitDecidesWhereStandardsDisagree(String line, String name) {
        Optional<CodeMeaning> meaning = Catalogue.find(object(line), MeterProfile.GENERAL);
        assertThat(meaning.map(CodeMeaning::name)).contains(name);
    }

    @Test
    void anObjectOfATariffHasItsName() {
        assertThat(Catalogue.find(object("1-0:1.8.2(1*kWh)"), profile("NL")).map(CodeMeaning::name))
                .contains("energy from the grid, tariff 2 (normal)");
        assertThat(Catalogue.find(object("1-0:123.45.6(1*kWh)"), profile("NL"))).isEmpty();
    }

    private static DataObject object(String line) {
        byte[] telegram = ("/ABC5\r\n\r\n" + line + "\r\n!\r\n").getBytes(ISO_8859_1);
        return Reading.of((Telegram) Telegram.decode(telegram)).objects().get(0);
    }

    @Test
    void aRowHasItsColumns() {
        assertThat(Table.rows("t", "# a  b\n\na  b c  -\n", 3)).containsExactly(List.of("a", "b c", "-"));
        assertThatIllegalStateException()
                .isThrownBy(() -> Table.rows("t.txt", "a  b\na  b  c", 2))
                .withMessage("t.txt line 2: 2 columns expected, not 3");
        assertThatIllegalStateException()
                .isThrownBy(() -> Table.reference("1-0:1.n", 1))
                .withMessage("no OBIS reference: 1-0:1.n");
    }
}
