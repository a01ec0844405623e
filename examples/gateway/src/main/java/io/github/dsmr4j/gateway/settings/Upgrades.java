package io.github.dsmr4j.gateway.settings;

import io.github.dsmr4j.gateway.files.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Brings settings of an older version up to date, a step from each version to the next. Immutable. */
final class Upgrades {
    /** Changes what the next version says otherwise. */
    interface Step {
        void apply(SettingsText text);
    }

    /** Those of this gateway: there was no other version yet. */
    static final Upgrades KNOWN = new Upgrades(List.of());

    private final List<Step> steps;

    /**
     * Steps.
     *
     * @param steps from version 1 to 2, from 2 to 3, and so on
     */
    Upgrades(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** What they lead to. */
    int version() {
        return steps.size() + 1;
    }

    /** A text of an older version as one of the newest. */
    String upgraded(String text, int version) {
        SettingsText upgraded = new SettingsText(text);
        steps.subList(version - 1, steps.size()).forEach(step -> step.apply(upgraded));
        upgraded.version(version());
        return upgraded.text();
    }

    /**
     * Writes a file of an older version anew, as one of the newest, and a copy of it beside.
     *
     * @return what to tell the user, if the file was older; where it cannot be written it is read as it is
     */
    Optional<String> write(Path file) {
        try {
            String text = SettingsFile.text(file);
            int version = SettingsFile.version(file, text, this);
            return version < version() ? Optional.of(write(file, text, version)) : Optional.empty();
        } catch (SettingsException e) {
            // It was told when the settings were read.
            return Optional.empty();
        }
    }

    private String write(Path file, String text, int version) {
        String told = "the settings in " + file + " are of version " + version + ": ";
        try {
            DurableFile.replace(file, upgraded(text, version), ".v" + version);
            return told + "they were written anew as of version " + version() + ", and those from before are in " + file
                    + ".v" + version;
        } catch (IOException e) {
            return told + "they are taken as of version " + version() + ", but " + e.getMessage();
        }
    }
}
