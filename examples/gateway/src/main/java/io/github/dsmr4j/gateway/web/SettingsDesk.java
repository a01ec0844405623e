package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.gateway.settings.SettingsForm;
import io.github.dsmr4j.reporters.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where settings are seen and changed. What was typed is by the names of the form's fields. Any thread. */
public interface SettingsDesk {
    /** What became of the settings that were saved last. */
    enum State {
        /** None were. */
        UNCHANGED,
        /** The gateway starts anew with them. */
        APPLYING,
        /** It runs by them. */
        APPLIED,
        /** It could not start with them, and runs by those from before. */
        TAKEN_BACK
    }

    /**
     * What another program said when it was tried.
     *
     * @param good whether it works
     * @param key of the text that says so, below {@code trial.}; that has a place for the words
     */
    record Trial(boolean good, String key, String words) {}

    /** The file that they are kept in, if one was named. */
    Optional<Path> file();

    /** What to ask for. */
    SettingsForm form(Language language);

    /** What is wrong with the file as it is now, since somebody changed it by hand: nothing can be saved then. */
    List<String> broken();

    /** What tells these settings from others: when a form is sent, that its sender has seen what it changes. */
    String seen();

    /** Saves; else everything that is wrong, and nothing was changed. */
    List<String> save(Language language, Map<String, List<String>> typed);

    /** Begins to start the gateway anew with what was saved. */
    void apply();

    /** What came of that. */
    State state();

    /** Why the settings were taken back. */
    String reason();

    /**
     * Tries a connection with what was typed; takes some seconds at most.
     *
     * @param meter for which; empty for the unnamed one
     * @param connection {@code source}, {@code mqtt} and so on
     * @param newest the newest reading of each meter, by its name
     */
    Trial tried(String meter, String connection, Map<String, List<String>> typed, Map<String, Report> newest)
            throws InterruptedException;
}
