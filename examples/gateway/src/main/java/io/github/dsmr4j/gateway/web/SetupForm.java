package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.gateway.settings.SettingsForm;
import io.github.dsmr4j.gateway.settings.SettingsForm.Field;
import io.github.dsmr4j.gateway.settings.SettingsForm.Kind;
import io.github.dsmr4j.gateway.settings.SettingsForm.Part;
import io.github.dsmr4j.gateway.settings.SettingsForm.Section;
import io.github.dsmr4j.gateway.web.SetupPage.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes the form of the settings: a part for each meter, in it the keys that belong together. */
final class SetupForm {
    /** Keys that are the address of something that can be tried. */
    private static final Set<String> CONNECTIONS = Set.of("source", "domoticz", "mqtt", "dsmr-reader", "influx");

    private final Html html;
    private final Texts texts;
    private final List<String> faults;
    private final Optional<TrialResult> trial;
    private final boolean canBeSaved;

    SetupForm(Html html, Texts texts, List<String> faults, Optional<TrialResult> trial, boolean canBeSaved) {
        this.html = html;
        this.texts = texts;
        this.faults = faults;
        this.trial = trial;
        this.canBeSaved = canBeSaved;
    }

    /** What came of a trial, in words. */
    static void outcome(Html html, Texts texts, TrialResult result) {
        String of = result.meter().isEmpty() ? result.connection() : result.meter() + " " + result.connection();
        String words = texts.get("trial." + result.trial().key(), result.trial().words());
        html.element(
                "p", of + ": " + words, "class", result.trial().good() ? "banner good" : "banner bad", "role", "alert");
    }

    void write(String action, String seen, List<Part> parts, Map<String, List<String>> typed) {
        html.open("form", "method", "post", "action", action, "class", "setup", "autocomplete", "off");
        // What the key Enter does is what the first button does.
        save("hidden");
        html.empty("input", "type", "hidden", "name", "seen", "value", seen);
        parts.forEach(this::part);
        if (canBeSaved) {
            addition(typed);
        }
        save("");
        html.close();
    }

    private void save(String style) {
        if (canBeSaved) {
            html.open("p", "class", style).open("button", "type", "submit", "tabindex", style.isEmpty() ? "0" : "-1");
            html.text(texts.get("setup.save")).close().close();
        }
    }

    private void part(Part part) {
        html.open("section");
        html.element(
                "h2", part.meter().isEmpty() ? texts.get("setup.gateway") : texts.get("setup.meter", part.meter()));
        part.sections().forEach(section -> section(part, section));
        if (!part.meter().isEmpty() && canBeSaved) {
            box(part.remove(), part.remove(), texts.get("setup.remove", part.meter()), false, false);
        }
        html.close();
    }

    private void section(Part part, Section section) {
        boolean isUsed = section.fields().stream()
                .anyMatch(field -> field.isSet() || fault(field).isPresent());
        String[] open = isUsed || isTried(part, section)
                ? new String[] {"class", "panel", "open", ""}
                : new String[] {"class", "panel"};
        html.open("details", open).element("summary", section.heading());
        section.fields().forEach(field -> field(part, field));
        html.close();
    }

    private boolean isTried(Part part, Section section) {
        return trial.filter(result -> result.meter().equals(part.meter()))
                .filter(result ->
                        section.fields().stream().anyMatch(field -> field.key().equals(result.connection())))
                .isPresent();
    }

    private void field(Part part, Field field) {
        html.open("div", "class", "field");
        boolean locked = field.fixed().isPresent();
        if (field.kind() == Kind.FLAG) {
            // Says that the box was there to be ticked.
            html.empty(
                    "input",
                    "type",
                    "hidden",
                    "name",
                    field.name(),
                    "value",
                    "false",
                    locked ? "disabled" : "data-off",
                    "");
            box(field.name(), id(field), field.key(), field.values().contains("true"), locked);
        } else {
            html.element("label", field.key(), "for", id(field));
            entry(field, locked);
        }
        fault(field).ifPresent(words -> html.element("p", words, "class", "error", "id", id(field) + "-fault"));
        html.open("p", "class", "past", "id", id(field) + "-help");
        html.text(field.description()).close();
        field.fixed().ifPresent(origin -> html.element("p", texts.get("setup.fixed", origin), "class", "fixed"));
        if (CONNECTIONS.contains(field.key())) {
            attempt(part, field);
        }
        html.close();
    }

    private static String id(Field field) {
        return "f-" + field.name().replace('.', '-');
    }

    private void entry(Field field, boolean locked) {
        List<String> attributes = new ArrayList<>(List.of("id", id(field), "name", field.name()));
        String help = id(field) + "-help" + (fault(field).isPresent() ? " " + id(field) + "-fault" : "");
        attributes.addAll(List.of("aria-describedby", help, "autocomplete", "off", "spellcheck", "false"));
        if (fault(field).isPresent()) {
            attributes.addAll(List.of("aria-invalid", "true"));
        }
        if (locked) {
            attributes.addAll(List.of("disabled", ""));
        }
        switch (field.kind()) {
            case LIST -> {
                attributes.addAll(List.of("rows", String.valueOf(field.values().size() + 1)));
                html.element("textarea", "\n" + String.join("\n", field.values()), attributes.toArray(String[]::new));
            }
            case SECRET -> secret(field, attributes, locked);
            default -> {
                attributes.addAll(List.of("type", "text", "value", String.join(" ", field.values())));
                html.empty("input", attributes.toArray(String[]::new));
            }
        }
    }

    private void secret(Field field, List<String> attributes, boolean locked) {
        attributes.addAll(List.of("type", "password", "autocomplete", "new-password"));
        html.empty("input", attributes.toArray(String[]::new));
        html.element("p", texts.get(field.isSet() ? "setup.secret.set" : "setup.secret.unset"), "class", "past");
        if (field.isSet() && !locked) {
            box(field.clear(), id(field) + "-clear", texts.get("setup.secret.clear"), false, false);
        }
    }

    private void box(String name, String id, String label, boolean ticked, boolean locked) {
        List<String> attributes = new ArrayList<>(List.of("type", "checkbox", "id", id, "name", name, "value", "true"));
        if (ticked) {
            attributes.addAll(List.of("checked", ""));
        }
        if (locked) {
            attributes.addAll(List.of("disabled", ""));
        }
        html.open("div", "class", "box").empty("input", attributes.toArray(String[]::new));
        html.element("label", label, "for", id).close();
    }

    private void attempt(Part part, Field field) {
        if (canBeSaved) {
            html.open(
                    "button",
                    "type",
                    "submit",
                    "class",
                    "quiet",
                    "name",
                    SetupPage.TRY,
                    "value",
                    part.meter() + ":" + field.key());
            html.text(
                    field.key().equals("source") ? texts.get("setup.try.source") : texts.get("setup.try", field.key()));
            html.close();
        }
        trial.filter(result -> result.meter().equals(part.meter())
                        && result.connection().equals(field.key()))
                .ifPresent(result -> outcome(html, texts, result));
    }

    /** A further meter. */
    private void addition(Map<String, List<String>> typed) {
        html.element("h2", texts.get("setup.add"));
        html.open("details", "class", "panel").element("summary", texts.get("setup.add.summary"));
        for (String name : List.of(SettingsForm.NEW_METER, SettingsForm.NEW_SOURCE)) {
            html.open("div", "class", "field").element("label", texts.get("setup." + name), "for", name);
            html.empty(
                    "input",
                    "type",
                    "text",
                    "id",
                    name,
                    "name",
                    name,
                    "value",
                    String.join("", typed.getOrDefault(name, List.of())));
            html.close();
        }
        html.close();
    }

    private Optional<String> fault(Field field) {
        Pattern named = Pattern.compile("(?<![a-z0-9.-])(--)?" + Pattern.quote(field.name()) + "(?![a-z0-9-])");
        return faults.stream().filter(words -> named.matcher(words).find()).findFirst();
    }
}
