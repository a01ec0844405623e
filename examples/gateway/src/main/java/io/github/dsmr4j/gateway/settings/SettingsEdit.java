package io.github.dsmr4j.gateway.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes settings into a file in which there are others: only what differs, so that comments stay. Where that does not come
 * out as it was meant, because the file was written in an unusual way, a new one with all comments of the example takes its
 * place.
 */
final class SettingsEdit {
    private final Path file;
    private final Keys keys;
    private final ExampleSettings example;

    /**
     * An edit.
     *
     * @param file for messages
     */
    SettingsEdit(Path file, Keys keys, ExampleSettings example) {
        this.file = file;
        this.keys = keys;
        this.example = example;
    }

    /** The text with these settings in it; without any text before a new one. */
    String applied(Optional<String> text, List<Setting> settings) {
        return text.flatMap(before -> edited(before, settings)).orElseGet(() -> example.text(settings));
    }

    private Optional<String> edited(String text, List<Setting> settings) {
        SettingsText edited = new SettingsText(text);
        Map<String, Setting> after = byName(settings);
        List<Setting> all = read(text).orElse(List.of());
        Map<String, Setting> before = byName(all);
        all.stream()
                .map(Setting::meter)
                .distinct()
                .filter(meter ->
                        settings.stream().noneMatch(setting -> setting.meter().equals(meter)))
                .filter(meter -> !meter.isEmpty())
                .forEach(edited::removeMeter);
        before.values().stream()
                .filter(setting -> !after.containsKey(setting.name()))
                .forEach(setting -> edited.remove(setting.meter(), setting.key()));
        after.values().stream()
                .filter(setting -> !Optional.ofNullable(before.get(setting.name()))
                        .map(Setting::values)
                        .equals(Optional.of(setting.values())))
                .forEach(setting -> edited.set(setting, keys.isList(setting)));
        return Optional.of(edited.text())
                .filter(result -> read(result).map(SettingsEdit::values).equals(Optional.of(values(settings))));
    }

    private Optional<List<Setting>> read(String text) {
        try {
            return Optional.of(SettingsFile.parse(file, text));
        } catch (SettingsException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Setting> byName(List<Setting> settings) {
        Map<String, Setting> byName = new LinkedHashMap<>();
        settings.forEach(setting -> byName.put(setting.name(), setting));
        return byName;
    }

    private static Map<String, List<String>> values(List<Setting> settings) {
        return settings.stream().collect(Collectors.toMap(Setting::name, Setting::values, (first, same) -> first));
    }
}
