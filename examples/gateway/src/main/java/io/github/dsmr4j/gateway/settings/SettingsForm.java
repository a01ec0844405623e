package io.github.dsmr4j.gateway.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/**
 * All that a settings file can say, as a form asks for it: what stands there now, and what was typed. Values that must not be
 * shown are not in it. Immutable.
 */
public final class SettingsForm {
    /** Name of the field for a new meter's name. */
    public static final String NEW_METER = "new-meter";

    /** Name of the field for its source. */
    public static final String NEW_SOURCE = "new-meter-source";

    private static final String REMOVE = "remove-meter:";
    private static final String CLEAR = "clear:";

    /** How a value is asked for. */
    public enum Kind {
        /** Yes or no. */
        FLAG,
        /** A line of text. */
        TEXT,
        /** Several, a line each. */
        LIST,
        /** A line of text that is not shown. */
        SECRET
    }

    /**
     * A key.
     *
     * @param name of the field; behind the meter's name and a point, if it is in the section of one
     * @param description what it is for
     * @param values those that count, or were typed; none where there is none, and of a secret never any
     * @param isSet whether there is one
     * @param fixed where it was written, if that counts before the file and so cannot be changed here
     */
    public record Field(
            String name,
            String key,
            Kind kind,
            String description,
            List<String> values,
            boolean isSet,
            Optional<String> fixed) {
        /** Copies the list. */
        public Field {
            values = List.copyOf(values);
        }

        /** Name of the box that takes a secret away. */
        public String clear() {
            return CLEAR + name;
        }
    }

    /**
     * Keys that belong together.
     *
     * @param name the same in all languages
     */
    public record Section(String name, String heading, List<Field> fields) {
        /** Copies the list. */
        public Section {
            fields = List.copyOf(fields);
        }
    }

    /**
     * The gateway with its unnamed meter, or a further meter.
     *
     * @param meter its name; empty for the gateway
     */
    public record Part(String meter, List<Section> sections) {
        /** Copies the list. */
        public Part {
            sections = List.copyOf(sections);
        }

        /** Name of the box that removes the meter. */
        public String remove() {
            return REMOVE + meter;
        }
    }

    private final Keys keys;
    private final Settings settings;
    private final ExampleSettings words;

    /**
     * A form.
     *
     * @param settings as they are now
     * @param words what is said about each key
     */
    public SettingsForm(Keys keys, Settings settings, ExampleSettings words) {
        this.keys = keys;
        this.settings = settings;
        this.words = words;
    }

    /** The whole form, the gateway first; with what was typed instead of what there is, where something was. */
    public List<Part> parts(Map<String, List<String>> typed) {
        return Stream.concat(Stream.of(""), settings.meters().stream())
                .map(meter -> new Part(meter, sections(meter, typed)))
                .toList();
    }

    private List<Section> sections(String meter, Map<String, List<String>> typed) {
        Map<String, List<Field>> sections = new LinkedHashMap<>();
        for (OptionSpec option : keys.all(meter)) {
            sections.computeIfAbsent(ExampleSettings.section(option), name -> new ArrayList<>())
                    .add(field(meter, option, typed));
        }
        return sections.entrySet().stream()
                .map(section -> new Section(section.getKey(), words.heading(section.getKey()), section.getValue()))
                .toList();
    }

    private Field field(String meter, OptionSpec option, Map<String, List<String>> typed) {
        String name = Setting.name(meter, Keys.key(option));
        Optional<Setting> above = settings.above(meter, option);
        Optional<Setting> now = above.or(() -> inFile(name));
        boolean isTyped = above.isEmpty() && typed.containsKey(name);
        List<String> values = isTyped
                ? entered(option, typed.getOrDefault(name, List.of()))
                : now.map(Setting::values).orElse(List.of());
        boolean secret = now.filter(settings::isSecret).isPresent()
                || settings.isSecret(new Setting(meter, Keys.key(option), values, ""));
        return new Field(
                name,
                Keys.key(option),
                kind(option, secret),
                words.description(option),
                secret ? List.of() : values,
                now.isPresent(),
                above.map(Setting::origin));
    }

    private static Kind kind(OptionSpec option, boolean secret) {
        if (secret) {
            return Kind.SECRET;
        }
        if (Keys.isFlag(option)) {
            return Kind.FLAG;
        }
        return option.isMultiValue() ? Kind.LIST : Kind.TEXT;
    }

    private Optional<Setting> inFile(String name) {
        return settings.inFile().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst();
    }

    /** What was typed, without what says nothing. */
    private static List<String> entered(OptionSpec option, List<String> typed) {
        if (Keys.isFlag(option)) {
            return typed.contains("true") ? List.of("true") : List.of();
        }
        Stream<String> values = option.isMultiValue()
                ? typed.stream().flatMap(String::lines)
                : typed.stream().limit(1);
        return values.map(String::strip).filter(value -> !value.isEmpty()).toList();
    }

    /** What the file is to say by what was typed: what was not asked for stays as it is. */
    List<Setting> settings(Map<String, List<String>> typed) {
        List<Setting> all = new ArrayList<>();
        Stream.concat(Stream.of(""), settings.meters().stream())
                .filter(meter -> !typed.containsKey(REMOVE + meter))
                .forEach(meter -> keys.all(meter)
                        .forEach(option -> setting(meter, option, typed).ifPresent(all::add)));
        added(typed).ifPresent(all::add);
        return all;
    }

    private Optional<Setting> setting(String meter, OptionSpec option, Map<String, List<String>> typed) {
        String name = Setting.name(meter, Keys.key(option));
        Optional<Setting> before = inFile(name);
        if (settings.above(meter, option).isPresent() || !typed.containsKey(name)) {
            return typed.containsKey(CLEAR + name) ? Optional.empty() : before;
        }
        List<String> values = entered(option, typed.getOrDefault(name, List.of()));
        if (values.isEmpty()) {
            boolean kept = before.filter(this::isUnshown).isPresent() && !typed.containsKey(CLEAR + name);
            return before.filter(setting -> kept || setting.values().equals(List.of("false")));
        }
        return Optional.of(new Setting(meter, Keys.key(option), values, "typed"));
    }

    private boolean isUnshown(Setting setting) {
        return settings.isSecret(setting);
    }

    /** What is wrong with the form itself; what is wrong with the settings, who reads them can tell. */
    public List<String> faults(Map<String, List<String>> typed) {
        return Stream.concat(newMeterFault(typed).stream(), movedSecrets(typed)).toList();
    }

    private Optional<String> newMeterFault(Map<String, List<String>> typed) {
        String name = first(typed, NEW_METER);
        if (name.isEmpty() && first(typed, NEW_SOURCE).isEmpty()) {
            return Optional.empty();
        }
        if (!SettingsFile.isMeterName(name)) {
            return Optional.of(
                    NEW_METER + ": \"" + name + "\" is no name of a meter; expected small letters, digits and hyphens");
        }
        return settings.meters().contains(name)
                ? Optional.of(NEW_METER + ": there is a meter " + name + " already")
                : Optional.empty();
    }

    /**
     * What would send a secret that is kept to an address that it was not typed for: whoever gets hold of a session could
     * otherwise have it sent to himself.
     */
    public Stream<String> movedSecrets(Map<String, List<String>> typed) {
        return Stream.concat(Stream.of(""), settings.meters().stream())
                .flatMap(meter -> keys.all(meter).stream()
                        .filter(Keys::isSecret)
                        .filter(secret -> isKept(Setting.name(meter, Keys.key(secret)), typed))
                        .flatMap(secret -> address(meter, secret)
                                .filter(address -> isMoved(meter, address, typed))
                                .map(address -> Setting.name(meter, Keys.key(secret)) + ": type it again, as "
                                        + Keys.key(address) + " has changed")
                                .stream()));
    }

    private boolean isKept(String secret, Map<String, List<String>> typed) {
        return inFile(secret).isPresent() && first(typed, secret).isEmpty() && !typed.containsKey(CLEAR + secret);
    }

    /** The key of the address that a secret is sent to: the one that its own begins with. */
    private Optional<OptionSpec> address(String meter, OptionSpec secret) {
        return keys.all(meter).stream()
                .filter(option -> !option.equals(secret) && Keys.key(secret).startsWith(Keys.key(option) + "-"))
                .findFirst();
    }

    private boolean isMoved(String meter, OptionSpec address, Map<String, List<String>> typed) {
        String name = Setting.name(meter, Keys.key(address));
        String before =
                inFile(name).map(setting -> String.join("", setting.values())).orElse("");
        String now = first(typed, name);
        return settings.above(meter, address).isEmpty() && !now.isEmpty() && !now.equals(before);
    }

    /**
     * The text of the file with what was typed.
     *
     * @throws IOException if the one that is there cannot be read; the message says why
     */
    public String text(Map<String, List<String>> typed) throws IOException {
        Path file = settings.file().orElseThrow();
        try {
            Optional<String> before =
                    settings.missing().isPresent() ? Optional.empty() : Optional.of(SettingsFile.text(file));
            return new SettingsEdit(file, keys, words).applied(before, settings(typed));
        } catch (SettingsException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** A new meter has a name and a source at first; the form then asks for the rest. */
    private static Optional<Setting> added(Map<String, List<String>> typed) {
        String name = first(typed, NEW_METER);
        String source = first(typed, NEW_SOURCE);
        return name.isEmpty() || source.isEmpty()
                ? Optional.empty()
                : Optional.of(new Setting(name, "source", List.of(source), "typed"));
    }

    private static String first(Map<String, List<String>> typed, String name) {
        return typed.getOrDefault(name, List.of()).stream()
                .findFirst()
                .map(String::strip)
                .orElse("");
    }
}
