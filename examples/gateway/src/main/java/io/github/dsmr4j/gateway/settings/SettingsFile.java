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
    static final int VERSION = 1;

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
     * The settings in a file, in its order.
     *
     * @throws SettingsException if it cannot be read, or is no such file
     */
    static List<Setting> read(Path file) throws SettingsException {
        SettingsFile read = new SettingsFile(file);
        JsonNode tree = tree(file);
        read.checkVersion(tree.path(VERSION_KEY));
        read.readTop(tree);
        if (!read.faults.isEmpty()) {
            throw new SettingsException(read.faults);
        }
        return read.settings;
    }

    private static JsonNode tree(Path file) throws SettingsException {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new SettingsException(file + place(e.getLocation()) + ": " + e.getOriginalMessage());
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

    private static SettingsException unreadable(Path file, String reason) {
        return new SettingsException("cannot read settings from " + file + ": " + reason);
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : ", line " + location.getLineNr();
    }

    private void checkVersion(JsonNode version) throws SettingsException {
        if (!version.isMissingNode() && !version.isInt()) {
            throw new SettingsException(file + ": version is no number; this gateway writes version = " + VERSION);
        }
        if (version.asInt(VERSION) > VERSION) {
            throw new SettingsException(
                    file + ": the settings are of version " + version.asInt() + ", and this gateway knows those up to "
                            + VERSION + "; install a newer gateway, or use the copy from before");
        }
        if (version.asInt(VERSION) < 1) {
            throw new SettingsException(file + ": there is no version " + version.asInt());
        }
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

    private void readMeter(String name, JsonNode section) {
        if (!name.matches(METER_NAME)) {
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
