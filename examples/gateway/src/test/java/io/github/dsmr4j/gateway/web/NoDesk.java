package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.gateway.settings.SettingsForm;
import io.github.dsmr4j.reporters.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For tests of everything else: nothing asks for settings there. */
final class NoDesk implements SettingsDesk {
    @Override
    public Optional<Path> file() {
        return Optional.empty();
    }

    @Override
    public SettingsForm form(Language language) {
        throw new AssertionError("no test asks for a form");
    }

    @Override
    public List<String> broken() {
        return List.of();
    }

    @Override
    public String seen() {
        return "";
    }

    @Override
    public List<String> save(Language language, Map<String, List<String>> typed) {
        return List.of("nothing can be saved");
    }

    @Override
    public void apply() {
        throw new AssertionError("nothing was saved");
    }

    @Override
    public State state() {
        return State.UNCHANGED;
    }

    @Override
    public String reason() {
        return "";
    }

    @Override
    public Trial tried(String meter, String connection, Map<String, List<String>> typed, Map<String, Report> newest) {
        return new Trial(false, "bad", "nothing can be tried");
    }
}
