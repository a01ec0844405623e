package io.github.dsmr4j.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class SettingsEditTest {
    private static final Path FILE = Path.of("p1.toml");
    private static final CommandSpec COMMAND = CommandSpec.create()
            .addOption(option("--source", String.class))
            .addOption(option("--crc", String.class))
            .addOption(option("--json", boolean.class))
            .addOption(option("--layout", String[].class));
    private static final Keys KEYS = new Keys(COMMAND, COMMAND);
    private static final ExampleSettings EXAMPLE = ExampleSettings.inEnglish(KEYS);
    private static final SettingsEdit EDIT = new SettingsEdit(FILE, KEYS, EXAMPLE);

    private static final String TEXT = """
            # My meter

            version = 1
            source = "serial:auto"   # the cable
            # crc = "if-present"

            [meter.heat]
            # in the cellar
            source = "tcp://heat:23"
            """;

    private static OptionSpec option(String name, Class<?> type) {
        return OptionSpec.builder(name).type(type).userObject(field()).build();
    }

    /** Headings are named after the class of an option's field. */
    private static Field field() {
        return SettingsEditTest.class.getDeclaredFields()[0];
    }

    private static Setting setting(String name, String... values) {
        int point = name.indexOf('.');
        return new Setting(
                point < 0 ? "" : name.substring(0, point), name.substring(point + 1), List.of(values), "test");
    }

    private static String edited(String text, Setting... settings) throws SettingsException {
        String result = EDIT.applied(Optional.of(text), List.of(settings));
        assertThat(SettingsFile.parse(FILE, result))
                .extracting(setting -> setting.name() + setting.values())
                .containsExactlyInAnyOrderElementsOf(List.of(settings).stream()
                        .map(setting -> setting.name() + setting.values())
                        .toList());
        return result;
    }

    @Test
    void whatDoesNotDifferStaysByteForByte() throws Exception {
        assertThat(edited(TEXT, setting("source", "serial:auto"), setting("heat.source", "tcp://heat:23")))
                .isEqualTo(TEXT);
    }

    @Test
    void onlyChangedLinesAreWritten() throws Exception {
        String expected = TEXT.replace("\"serial:auto\"   # the", "\"simulate\"   # the")
                .replace("# crc = \"if-present\"", "crc = \"required\"")
                .replace("tcp://heat:23", "tcp://warm:24");
        assertThat(edited(
                        TEXT,
                        setting("source", "simulate"),
                        setting("crc", "required"),
                        setting("heat.source", "tcp://warm:24")))
                .isEqualTo(expected);
    }

    @Test
    void newKeysStandAtTheEndOfTheirSection() throws Exception {
        String expected = TEXT.replace("\n\n[meter", "\njson = true\nlayout = [\"json\", \"seed\"]\n\n[meter")
                + "crc = \"ignored\"\n";
        assertThat(edited(
                        TEXT,
                        setting("source", "serial:auto"),
                        setting("json", "true"),
                        setting("layout", "json", "seed"),
                        setting("heat.source", "tcp://heat:23"),
                        setting("heat.crc", "ignored")))
                .isEqualTo(expected);
    }

    @Test
    void whatIsGoneLeavesItsNameAsAComment() throws Exception {
        assertThat(edited("json = true\n# why\ncrc = \"required\"\n", setting("json", "true")))
                .isEqualTo("json = true\n# why\n# crc =\n");
    }

    @Test
    void metersComeAndGo() throws Exception {
        String added = edited(
                TEXT,
                setting("source", "serial:auto"),
                setting("heat.source", "tcp://heat:23"),
                setting("water.source", "simulate"),
                setting("water.json", "true"));
        assertThat(added).isEqualTo(TEXT + "\n[meter.water]\nsource = \"simulate\"\njson = true\n");
        String removed = edited(
                added,
                setting("source", "serial:auto"),
                setting("water.source", "simulate"),
                setting("water.json", "true"));
        assertThat(removed).doesNotContain("heat", "cellar").contains("\n[meter.water]\n");
        assertThat(edited("[meter.heat]\nsource = \"x\"\n", setting("source", "y"), setting("heat.source", "x")))
                .isEqualTo("source = \"y\"\n[meter.heat]\nsource = \"x\"\n");
    }

    @Test
    void aListOverSeveralLinesIsReplacedWhole() throws Exception {
        String text = "layout = [\n  \"json\", # one ]\n  \"seed\",\n]\njson = true\n";
        assertThat(edited(text, setting("layout", "json"), setting("json", "true")))
                .isEqualTo("layout = [\"json\"]\njson = true\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crc\" = \"required\"\n",
                "crc = \"\"\"\nrequired\"\"\"\njson = true\n",
                "source = '''\ncrc = x\n'''\ncrc = \"required\"\n",
                "meter.heat.crc = \"required\"\n",
                "meter = { heat = { crc = \"required\" } }\n",
                "this is no TOML\n",
                "",
            })
    void whatIsWrittenUnusuallyIsWrittenAnewOrRight(String text) throws Exception {
        String result = edited(text, setting("crc", "ignored"), setting("source", "x"), setting("heat.crc", "ignored"));
        assertThat(result).contains("ignored");
    }

    @Test
    void aNewFileHasAllComments() throws Exception {
        String text = EDIT.applied(Optional.empty(), List.of(setting("crc", "ignored"), setting("heat.source", "x")));
        assertThat(text)
                .contains("version = 1\n", "\n# source = \"serial:auto\"\n", "\ncrc = \"ignored\"\n")
                .endsWith("\n[meter.heat]\nsource = \"x\"\n");
        assertThat(SettingsFile.parse(FILE, text)).hasSize(2);
    }

    @Test
    void everyValueComesBack() throws Exception {
        List<String> values = new ArrayList<>(List.of(
                "",
                " ",
                "\"",
                "\\",
                "a\\\"b",
                "# no comment",
                "'",
                "a\nb",
                "\t\u0000\u001b\u007f\u0085",
                "€ \uD83D\uDE00",
                "true",
                "12",
                "0012",
                "1e5",
                "-1",
                "1234567890123",
                "[x]",
                "a = b",
                "2024-01-01"));
        for (String value : values) {
            edited(TEXT, setting("source", value));
            edited("crc = " + SettingsText.literal(List.of(value), false) + " # kept\n", setting("crc", value + "x"));
            edited(TEXT, setting("layout", value, "x", value), setting("heat.source", value));
        }
    }
}
