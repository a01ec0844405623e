package io.github.dsmr4j.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upgrades that a later gateway could have: version 2 calls the source otherwise, 3 has no more parity. */
class UpgradesTest {
    private static final Upgrades TWO = new Upgrades(List.of(text -> {
        text.rename("", "source", "meter-at");
        text.rename("heat", "source", "meter-at");
    }));
    private static final Upgrades THREE = new Upgrades(
            List.of(text -> text.rename("", "source", "meter-at"), text -> text.remove("", "strip-parity")));

    private static final String OLD = """
            # mine
            version = 1
            source = "x" # cable
            strip-parity = true

            [meter.heat]
            source = "y"
            """;

    private static final String NEW = OLD.replace("version = 1", "version = 2").replace("source", "meter-at");

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("p1.toml"), text);
    }

    @Test
    void thisGatewayIsWhereItsStepsLead() {
        assertThat(SettingsFile.VERSION).isEqualTo(Upgrades.KNOWN.version());
        assertThat(TWO.version()).isEqualTo(2);
        assertThat(THREE.version()).isEqualTo(3);
    }

    @Test
    void anOlderFileIsReadInTheWordsOfThisVersion() throws Exception {
        Path file = file(OLD);
        assertThat(SettingsFile.parse(file, OLD, TWO))
                .extracting(Setting::name)
                .containsExactly("meter-at", "strip-parity", "heat.meter-at");
        assertThat(file).hasContent(OLD);
    }

    @Test
    void anOlderFileIsWrittenAnewWithACopyBeside() throws Exception {
        Path file = file(OLD);
        assertThat(TWO.write(file))
                .hasValue("the settings in " + file
                        + " are of version 1: they were written anew as of version 2, and those"
                        + " from before are in " + file + ".v1");
        assertThat(Files.readString(file)).isEqualTo(NEW);
        assertThat(Files.readString(folder.resolve("p1.toml.v1"))).isEqualTo(OLD);
        assertThat(TWO.write(file)).isEmpty();
    }

    @Test
    void severalStepsFollowEachOther() throws Exception {
        Path file = file("version = 2\nmeter-at = \"x\"\nstrip-parity = true\n");
        THREE.write(file);
        assertThat(Files.readString(file)).isEqualTo("version = 3\nmeter-at = \"x\"\n# strip-parity =\n");
        assertThat(folder.resolve("p1.toml.v2")).exists();
        assertThat(THREE.upgraded("source = \"x\"\n", 1)).isEqualTo("version = 3\nmeter-at = \"x\"\n");
    }

    @Test
    void aNewerFileIsLeftAlone() throws Exception {
        Path file = file("version = 4\n");
        assertThat(THREE.write(file)).isEmpty();
        assertThat(file).hasContent("version = 4\n");
    }

    @Test
    void aFileThatCannotBeWrittenIsTakenAsItIs() throws Exception {
        Path file = file(OLD);
        Files.createDirectories(folder.resolve("p1.toml.v1.new/in-the-way"));
        assertThat(TWO.write(file)).get().asString().contains("are taken as of version 2, but cannot write " + file);
        assertThat(file).hasContent(OLD);
    }
}
