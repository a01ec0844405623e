package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.files.DurableFile;
import io.github.dsmr4j.gateway.settings.ExampleSettings;
import io.github.dsmr4j.gateway.settings.SettingsForm;
import io.github.dsmr4j.gateway.web.Language;
import io.github.dsmr4j.gateway.web.SettingsDesk;
import io.github.dsmr4j.reporters.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the settings of a run are seen and changed. Any thread. */
final class SetupDesk implements SettingsDesk {
    private static final String PREVIOUS = ".previous";

    /** Name of the field with what the sender of a form has seen. */
    private static final String SEEN = "seen";

    private final List<String> arguments;
    private State state = State.UNCHANGED;
    private String reason = "";
    /** What the file said before the last change; empty if there was none. */
    private Optional<String> before = Optional.empty();

    private Optional<Pipeline> running = Optional.empty();

    /**
     * A desk.
     *
     * @param arguments of the command {@code run}
     */
    SetupDesk(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    /** As they are now. */
    RunCommand settings() {
        return RunCommand.withSettings(arguments);
    }

    @Override
    public Optional<Path> file() {
        return settings().file();
    }

    @Override
    public SettingsForm form(Language language) {
        return form(settings(), language);
    }

    private static SettingsForm form(RunCommand settings, Language language) {
        return settings.form(language == Language.DUTCH ? ExampleSettings::inDutch : ExampleSettings::inEnglish);
    }

    @Override
    public List<String> broken() {
        return settings().unread();
    }

    @Override
    public String seen() {
        return settings()
                .file()
                .map(SetupDesk::text)
                .map(text -> Integer.toHexString(text.hashCode()))
                .orElse("");
    }

    /** Of a file that cannot be read, nothing: the form tells so. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public synchronized List<String> save(Language language, Map<String, List<String>> typed) {
        if (state == State.APPLYING) {
            return List.of("the settings that were saved before are being applied; send the form again");
        }
        if (!typed.getOrDefault(SEEN, List.of()).contains(seen())) {
            return List.of("the settings were changed by somebody else meanwhile; open the page again to see them");
        }
        RunCommand now = settings();
        Optional<Path> file = now.file();
        if (file.isEmpty()) {
            return List.of("there is no file to save settings in; start the gateway with --config FILE");
        }
        if (!now.unread().isEmpty()) {
            return now.unread();
        }
        try {
            SettingsForm form = form(now, language);
            String text = form.text(typed);
            List<String> faults = new ArrayList<>(form.faults(typed));
            faults.addAll(faults(text));
            if (faults.isEmpty()) {
                before = Files.exists(file.get()) ? Optional.of(Files.readString(file.get())) : Optional.empty();
                DurableFile.replace(file.get(), text, PREVIOUS);
                state = State.APPLYING;
            }
            return faults;
        } catch (IOException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private List<String> faults(String text) {
        RunCommand drafted = RunCommand.withSettings(arguments, Optional.of(text));
        // They are told on the page of this file.
        String prefix = drafted.file().orElseThrow() + ": ";
        List<String> faults = new ArrayList<>();
        drafted.faults()
                .forEach(fault -> faults.add(fault.startsWith(prefix) ? fault.substring(prefix.length()) : fault));
        if (!drafted.reporters().hasPages()) {
            faults.add("http is needed for this page; to do without web pages, change the file itself");
        }
        drafted.meters().stream()
                .filter(meter -> meter.arguments().hasEnd())
                .forEach(meter -> faults.add(meter.prefix()
                        + "source is one that ends, and the gateway and this page would end with it; run such a one by"
                        + " hand"));
        drafted.reporters().stateFault().ifPresent(faults::add);
        return faults;
    }

    /** What to close when settings are to be applied. */
    synchronized void closes(Pipeline pipeline) {
        running = Optional.of(pipeline);
    }

    @Override
    public void apply() {
        Optional<Pipeline> old;
        synchronized (this) {
            old = state == State.APPLYING ? running : Optional.empty();
        }
        old.ifPresent(Pipeline::close);
    }

    /** Whether the gateway is to start anew. */
    synchronized boolean isChanged() {
        return state == State.APPLYING;
    }

    /** It did. */
    synchronized void applied() {
        state = State.APPLIED;
    }

    /**
     * It could not: the file says again what it said before.
     *
     * @throws IOException if even that fails
     */
    synchronized void takeBack(String why) throws IOException {
        Path file = settings().file().orElseThrow();
        if (before.isPresent()) {
            DurableFile.write(file, before.get());
        } else {
            Files.deleteIfExists(file);
        }
        reason = why;
        state = State.TAKEN_BACK;
    }

    @Override
    public synchronized State state() {
        return state;
    }

    @Override
    public synchronized String reason() {
        return reason;
    }

    @Override
    public Trial tried(String meter, String connection, Map<String, List<String>> typed, Map<String, Report> newest)
            throws InterruptedException {
        try {
            RunCommand now = settings();
            SettingsForm form = form(now, Language.ENGLISH);
            Optional<String> fault = form.movedSecrets(typed).findFirst();
            if (fault.isPresent()) {
                return new Trial(false, "bad", fault.get());
            }
            String text = form.text(typed);
            RunCommand drafted = RunCommand.withSettings(arguments, Optional.of(text));
            return new ConnectionTrial(now, drafted, meter, newest).run(connection);
        } catch (IOException e) {
            return new Trial(false, "bad", String.valueOf(e.getMessage()));
        }
    }
}
