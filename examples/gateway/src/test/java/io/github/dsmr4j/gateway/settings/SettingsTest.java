package io.github.dsmr4j.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class SettingsTest {
    private static final OptionSpec SOURCE =
            OptionSpec.builder("--source").type(String.class).build();
    private static final OptionSpec STRIP_PARITY =
            OptionSpec.builder("--strip-parity").type(boolean.class).build();
    private static final OptionSpec LAYOUT =
            OptionSpec.builder("--layout").type(String[].class).build();
    private static final OptionSpec PASSWORD = OptionSpec.builder("--password")
            .type(String.class)
            .userObject(secret())
            .build();

    private static final Keys KEYS = new Keys(
            CommandSpec.create()
                    .addOption(SOURCE)
                    .addOption(STRIP_PARITY)
                    .addOption(LAYOUT)
                    .addOption(PASSWORD),
            CommandSpec.create().addOption(SOURCE).addOption(STRIP_PARITY));

    private static Field secret() {
        return Arrays.stream(SettingsTest.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Confidential.class))
                .findFirst()
                .orElseThrow();
    }

    @TempDir
    @Confidential
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("p1.toml"), text);
    }

    private static Settings gather(Path file, Map<String, String> environment, String... set) throws SettingsException {
        return gather(List.of(), file, environment, set);
    }

    private static Settings gather(List<String> line, Path file, Map<String, String> environment, String... set) {
        return Settings.gather(KEYS, line, List.of(set), Optional.of(file.toString()), environment, Optional.empty());
    }

    private List<String> faults(String text, Map<String, String> environment, String... set) throws Exception {
        Path file = file(text);
        return gather(file, environment, set).faults();
    }

    @Test
    void aFileIsAsIfItsKeysWereTyped() throws Exception {
        Path file = file("version = 1\nsource = \"serial:auto\"\nstrip-parity = true\nlayout = [\"json\", \"seed\"]\n");
        assertThat(gather(List.of("--json"), file, Map.of()).commandLine())
                .containsExactly("--source=serial:auto", "--strip-parity", "--layout=json", "--layout=seed", "--json");
    }

    @Test
    void theCommandLineCountsBeforeTheEnvironmentAndThatBeforeTheFile() throws Exception {
        Path file = file("source = \"file\"\nlayout = \"file\"\npassword = \"file\"\n");
        Map<String, String> environment = Map.of("DSMR_SOURCE", "environment", "DSMR_LAYOUT", "environment");
        assertThat(gather(List.of("--source", "line"), file, environment).commandLine())
                .containsExactly("--layout=environment", "--password=file", "--source", "line");
        assertThat(gather(List.of("--source=line"), file, environment).commandLine())
                .containsExactly("--layout=environment", "--password=file", "--source=line");
        assertThat(gather(file, environment, "source=set").commandLine())
                .containsExactly("--source=set", "--layout=environment", "--password=file");
    }

    @Test
    void aFlagCanBeTakenBack() throws Exception {
        Path file = file("strip-parity = true\n");
        assertThat(gather(file, Map.of("DSMR_STRIP_PARITY", "false")).commandLine())
                .doesNotContain("--strip-parity");
    }

    @Test
    void theEnvironmentNamesTheFileAndPartsListsByBlanks() throws Exception {
        Path file = file("source = \"a b\"\n");
        Settings settings = Settings.gather(
                KEYS,
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of("DSMR_CONFIG", file.toString(), "DSMR_LAYOUT", " json  seed "),
                Optional.empty());
        assertThat(settings.commandLine()).containsExactly("--layout=json", "--layout=seed", "--source=a b");
    }

    @Test
    void furtherMetersHaveTheirSections() throws Exception {
        Path file = file("source = \"main\"\n[meter.heat]\nsource = \"heat\"\n[meter.water]\nstrip-parity = true\n");
        Settings settings =
                gather(file, Map.of("DSMR_HEAT__STRIP_PARITY", "true", "DSMR_WATER__SOURCE", "w"), "heat.source=set");
        assertThat(settings.meters()).containsExactlyInAnyOrder("heat", "water");
        assertThat(settings.shown())
                .extracting(setting -> setting.name() + "=" + setting.values().get(0))
                .containsExactly(
                        "heat.source=set",
                        "heat.strip-parity=true",
                        "water.source=w",
                        "source=main",
                        "water.strip-parity=true");
        assertThat(settings.commandLine()).containsExactly("--source=main");
    }

    @Test
    void allFaultsAreToldAtOnceWithTheirPlace() throws Exception {
        String text =
                "soruce = \"x\"\nstrip-parity = \"yes\"\npassword = [\"a\", \"b\"]\n[meter.heat]\nlayout = \"json\"\n";
        String place = folder.resolve("p1.toml") + ": ";
        assertThat(faults(text, Map.of("DSMR_COLOUR", "red"), "nothing"))
                .containsExactly(
                        "--set nothing: expected KEY=VALUE or METER.KEY=VALUE",
                        place + "\"soruce\" is no key; config example lists all",
                        place + "strip-parity is true or false, nothing else",
                        place + "password has one value, not a list",
                        place + "layout belongs to the gateway, not to the meter heat");
    }

    @Test
    void aFaultOfTheFileHidesNoneOfItsSettings() throws Exception {
        String place = folder.resolve("p1.toml") + ": ";
        assertThat(faults("strip-parity = \"maybe\"\n[section]\nx = 1\n", Map.of()))
                .containsExactly(
                        place + "[section] is no section; expected [meter.NAME]",
                        place + "strip-parity is true or false, nothing else");
    }

    @Test
    void whatIsNoSettingsFileIsToldWithItsPlace() throws Exception {
        String place = folder.resolve("p1.toml").toString();
        assertThat(faults("source = \"x\"\nstrip-parity = maybe\n", Map.of()))
                .singleElement()
                .asString()
                .startsWith(place + ", line 2: ");
        assertThat(faults("[source]\nx = 1\n", Map.of()))
                .containsExactly(place + ": [source] is no section; expected [meter.NAME]");
        assertThat(faults("[meter.Heat]\nsource = \"x\"\n", Map.of()))
                .containsExactly(
                        place + ": \"Heat\" is no name of a meter; expected small letters, digits and hyphens");
        assertThat(faults("[meter]\nheat = \"x\"\n", Map.of()))
                .containsExactly(place + ": meter.heat is no section; expected [meter.heat] above its settings");
        assertThat(faults("layout = [[1]]\n", Map.of()))
                .containsExactly(place + ": layout holds a list of something else than values");
    }

    @Test
    void aNewerFileIsRefusedInOneSentence() throws Exception {
        assertThat(faults("version = 2\nfuture = true\n", Map.of()))
                .containsExactly(folder.resolve("p1.toml")
                        + ": the settings are of version 2, and this gateway knows those up to 1; install a newer"
                        + " gateway, or use the copy from before");
        assertThat(faults("version = \"one\"\n", Map.of()))
                .singleElement()
                .asString()
                .contains("version is no number");
        assertThat(faults("version = 0\n", Map.of())).singleElement().asString().contains("there is no version 0");
    }

    @Test
    void filesThatCannotBeReadAreTold() throws Exception {
        Path missing = folder.resolve("none.toml");
        assertThat(gather(missing, Map.of()).faults()).isEmpty();
        assertThat(gather(missing, Map.of()).missing())
                .hasValue("cannot read settings from " + missing + ": there is no such file");
        assertThat(gather(folder, Map.of()).faults())
                .containsExactly("cannot read settings from " + folder + ": it is a folder");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        assertThat(gather(binary, Map.of()).faults())
                .containsExactly("cannot read settings from " + binary + ": it is no text in UTF-8");
    }

    @Test
    void aKeyInAnAddressIsNotShownEither() throws Exception {
        Settings settings = gather(file("source = \"simulate?key=00FF\"\n"), Map.of());
        assertThat(settings.shown().toString()).contains("source", "(hidden)").doesNotContain("00FF");
    }

    @Test
    void secretsAreNotShownAndNotForEveryone() throws Exception {
        Path file = file("source = \"x\"\npassword = \"hush\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Settings settings = gather(file, Map.of());
        assertThat(settings.shown().toString()).contains("password", "(hidden)").doesNotContain("hush");
        assertThat(settings.exposure())
                .hasValue("every user of this computer can read password in " + file + "; take that away by: chmod o-r "
                        + file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(settings.exposure()).isEmpty();
        Path harmless = file("source = \"x\"\n");
        Files.setPosixFilePermissions(harmless, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(gather(harmless, Map.of()).exposure()).isEmpty();
    }
}
