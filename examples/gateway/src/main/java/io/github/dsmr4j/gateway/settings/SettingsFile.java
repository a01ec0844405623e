package io.github.dsmr4j.gateway.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A file of settings in TOML: at the top those of the gateway and of its meter, in sections {@code [meter.NAME]} those of
 * further meters.
 */
final class SettingsFile {
    /** What this gateway writes and reads; it grows when a key changes its meaning, not when keys are added. */
    static final int VERSION = Upgrades.KNOWN.version();

    /** A file that does not say its version was written by hand, by what was known at first. */
    private static final int UNSAID = 1;

    private static final String VERSION_KEY = "version";
    private static final String METERS = "meter";
    private static final String METER_NAME = "[a-z][a-z0-9-]*";
    private static final TomlMapper MAPPER = new TomlMapper();

    private final Path file;
    private final List<Setting> settings = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private SettingsFile(Path file) {
        this.file = file;
    }

    /**
     * The text of a file.
     *
     * @throws SettingsException if it cannot be read
     */
    static String text(Path file) throws SettingsException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file");
        } catch (AccessDeniedException e) {
            throw unreadable(file, "permission denied");
        } catch (MalformedInputException e) {
            throw unreadable(file, "it is no text in UTF-8");
        } catch (IOException e) {
            throw unreadable(file, Files.isDirectory(file) ? "it is a folder" : e.toString());
        }
    }

    /**
     * The settings in a text, in its order.
     *
     * @param file where it stands, for messages
     * @throws SettingsException if it is no such text
     */
    static List<Setting> parse(Path file, String text) throws SettingsException {
        return parse(file, text, Upgrades.KNOWN);
    }

    /**
     * The same with other upgrades.
     *
     * @throws SettingsException if it is no such text
     */
    static List<Setting> parse(Path file, String text, Upgrades upgrades) throws SettingsException {
        int version = version(file, text, upgrades);
        SettingsFile read = new SettingsFile(file);
        read.readTop(tree(file, version < upgrades.version() ? upgrades.upgraded(text, version) : text));
        if (!read.faults.isEmpty()) {
            throw new SettingsException(read.faults, read.settings);
        }
        return read.settings;
    }

    private static JsonNode tree(Path file, String text) throws SettingsException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new SettingsException(file + place(e.getLocation()) + ": " + e.getOriginalMessage());
        }
    }

    private static SettingsException unreadable(Path file, String reason) {
        return new SettingsException("cannot read settings from " + file + ": " + reason);
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : ", line " + location.getLineNr();
    }

    /**
     * Which version a text is of.
     *
     * @throws SettingsException if it is none, or newer than this gateway
     */
    static int version(Path file, String text, Upgrades upgrades) throws SettingsException {
        int newest = upgrades.version();
        JsonNode version = tree(file, text).path(VERSION_KEY);
        if (!version.isMissingNode() && !version.isInt()) {
            throw new SettingsException(file + ": version is no number; this gateway writes version = " + newest);
        }
        int number = version.asInt(UNSAID);
        if (number > newest) {
            throw new SettingsException(
                    file + ": the settings are of version " + number + ", and this gateway knows those up to " + newest
                            + "; install a newer gateway, or use the copy from before");
        }
        if (number < 1) {
            throw new SettingsException(file + ": there is no version " + number);
        }
        return number;
    }

    private void readTop(JsonNode tree) {
        for (var entry : tree.properties()) {
            String key = entry.getKey();
            if (key.equals(METERS) && entry.getValue().isObject()) {
                entry.getValue().properties().forEach(section -> readMeter(section.getKey(), section.getValue()));
            } else if (!key.equals(VERSION_KEY)) {
                add("", key, entry.getValue());
            }
        }
    }

    static boolean isMeterName(String name) {
        return name.matches(METER_NAME);
    }

    private void readMeter(String name, JsonNode section) {
        if (!isMeterName(name)) {
            faults.add(file + ": \"" + name + "\" is no name of a meter; expected small letters, digits and hyphens");
        } else if (section.isObject()) {
            section.properties().forEach(entry -> add(name, entry.getKey(), entry.getValue()));
        } else {
            faults.add(file + ": meter." + name + " is no section; expected [meter." + name + "] above its settings");
        }
    }

    private void add(String meter, String key, JsonNode value) {
        List<JsonNode> items = value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).toList()
                : List.of(value);
        if (items.stream().allMatch(JsonNode::isValueNode)) {
            settings.add(
                    new Setting(meter, key, items.stream().map(JsonNode::asText).toList(), file.toString()));
        } else if (value.isObject()) {
            faults.add(file + ": [" + key + "] is no section; expected [meter.NAME]");
        } else {
            faults.add(file + ": " + key + " holds a list of something else than values");
        }
    }
}
