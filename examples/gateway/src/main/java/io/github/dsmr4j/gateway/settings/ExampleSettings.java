package io.github.dsmr4j.gateway.settings;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A complete settings file with a comment on every key. Descriptions are those of the options, in Dutch from a table;
 * what the values may look like stands in another one.
 */
public final class ExampleSettings {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";
    /** The only one that nothing works without. */
    private static final String SOURCE = "source";

    private final Keys keys;
    private final Properties examples = table("settings.properties");
    private final Optional<Properties> translation;

    private ExampleSettings(Keys keys, Optional<Properties> translation) {
        this.keys = keys;
        this.translation = translation;
    }

    /** In English. */
    public static ExampleSettings inEnglish(Keys keys) {
        return new ExampleSettings(keys, Optional.empty());
    }

    /** In Dutch. */
    public static ExampleSettings inDutch(Keys keys) {
        return new ExampleSettings(keys, Optional.of(table("settings_nl.properties")));
    }

    private static Properties table(String name) {
        Properties table = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(ExampleSettings.class.getResourceAsStream(name), name),
                StandardCharsets.UTF_8)) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    /** The text of the file, with all but the source commented out. */
    public String text() {
        return top(
                option -> (Keys.key(option).equals(SOURCE) ? "" : "# ") + Keys.key(option) + " = " + example(option));
    }

    /** The text of a file with these settings. */
    String text(List<Setting> settings) {
        SettingsText text = new SettingsText(top(option -> "# " + Keys.key(option) + " = " + example(option)));
        settings.forEach(setting -> text.set(setting, keys.isList(setting)));
        return text.text();
    }

    private String top(Function<OptionSpec, String> line) {
        StringBuilder text = new StringBuilder(comment(heading("head")) + "\nversion = " + SettingsFile.VERSION + "\n");
        String section = "";
        for (OptionSpec option : keys.all()) {
            if (!section(option).equals(section)) {
                section = section(option);
                text.append("\n## ").append(heading(section)).append('\n');
            }
            text.append('\n').append(comment(description(option))).append('\n');
            text.append(line.apply(option)).append('\n');
        }
        return text.append("\n## ")
                .append(heading("further").replace("\n", "\n## "))
                .append("\n\n# [meter.heat]\n# ")
                .append("source = \"serial:/dev/ttyUSB1\"\n")
                .toString();
    }

    /** Options that belong together are declared in one class. */
    static String section(OptionSpec option) {
        return ((Field) option.userObject()).getDeclaringClass().getSimpleName();
    }

    String heading(String name) {
        return translation.orElse(examples).getProperty("heading." + name, name);
    }

    String description(OptionSpec option) {
        String english = Arrays.stream(option.description()).collect(Collectors.joining("\n"));
        String text = translation
                .map(table -> table.getProperty(Keys.key(option), english))
                .orElse(english);
        return text.replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue()))
                .replaceAll("--(?=[a-z])", "");
    }

    private String example(OptionSpec option) {
        return examples.getProperty(Keys.key(option), "true");
    }

    private static String comment(String text) {
        return text.lines()
                .flatMap(ExampleSettings::wrapped)
                .map(line -> "# " + line)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> wrapped(String line) {
        Stream.Builder<String> lines = Stream.builder();
        String rest = line;
        for (int at = rest.lastIndexOf(' ', WIDTH); rest.length() > WIDTH && at > INDENT.length(); ) {
            lines.add(rest.substring(0, at));
            rest = INDENT + rest.substring(at + 1);
            at = rest.lastIndexOf(' ', WIDTH);
        }
        return lines.add(rest).build();
    }
}
