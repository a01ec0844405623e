package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.gateway.settings.SettingsForm;
import io.github.dsmr4j.gateway.web.SettingsDesk.State;
import io.github.dsmr4j.gateway.web.SettingsDesk.Trial;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.http.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The page at {@code /Setup}: everything that the settings file can say, to look at, to try, and to change. */
final class SetupPage implements FormPage {
    static final String PATH = "/Setup";

    /** Name of the buttons that try a connection; their value is the meter, a colon and the connection. */
    static final String TRY = "try";

    private static final int OK = 200;
    private static final int UNFIT = 422;

    private final SettingsDesk desk;
    private final Supplier<GatewayStatus> status;

    SetupPage(SettingsDesk desk, Supplier<GatewayStatus> status) {
        this.desk = desk;
        this.status = status;
    }

    @Override
    public Answer answer(FormVisit visit) throws InterruptedException {
        if (visit.sent().isPresent()) {
            Map<String, List<String>> typed = visit.sent().get().values();
            return typed.containsKey(TRY) ? tried(visit, typed) : saved(visit, typed);
        }
        return desk.state() == State.APPLYING ? waiting(visit) : form(visit);
    }

    private Answer saved(FormVisit visit, Map<String, List<String>> typed) {
        List<String> faults = desk.save(visit.visit().language(), typed);
        if (faults.isEmpty()) {
            visit.afterwards(desk::apply);
            return waiting(visit);
        }
        return page(UNFIT, visit, typed, faults, Optional.empty());
    }

    private Answer form(FormVisit visit) {
        return page(OK, visit, Map.of(), desk.broken(), Optional.empty());
    }

    /** The server is closed and opened again: the browser looks after a while, without a script too. */
    private static Answer waiting(FormVisit visit) {
        return Frame.passing(visit.visit(), "setup.applying", PATH, html -> {
            html.element("h1", visit.visit().texts().get("setup.applying"));
            html.element("p", visit.visit().texts().get("setup.applying.text"), "role", "status");
            html.open("p")
                    .element(
                            "a",
                            visit.visit().texts().get("setup.back"),
                            "href",
                            visit.visit().link(PATH))
                    .close();
        });
    }

    private Answer tried(FormVisit visit, Map<String, List<String>> typed) throws InterruptedException {
        String[] wanted = String.join("", typed.getOrDefault(TRY, List.of())).split(":", 2);
        String meter = wanted.length == 2 ? wanted[0] : "";
        String connection = wanted[wanted.length - 1];
        Trial trial = desk.tried(meter, connection, typed, newest());
        return page(OK, visit, typed, List.of(), Optional.of(new TrialResult(meter, connection, trial)));
    }

    private Map<String, Report> newest() {
        Map<String, Report> newest = new HashMap<>();
        status.get()
                .sources()
                .forEach(source -> source.newest()
                        .ifPresent(report -> newest.put(source.source().name(), report)));
        return newest;
    }

    /** What came of a trial, and of which. */
    record TrialResult(String meter, String connection, Trial trial) {}

    private Answer page(
            int code,
            FormVisit visit,
            Map<String, List<String>> typed,
            List<String> faults,
            Optional<TrialResult> trial) {
        Texts texts = visit.visit().texts();
        SettingsForm form = desk.form(visit.visit().language());
        return Frame.page(code, visit.visit(), "menu.setup", html -> {
            html.element("h1", texts.get("menu.setup"));
            LoginPage.outForm(html, visit.visit());
            banner(html, texts, faults, trial);
            Consumer<String> text = key -> html.element("p", texts.get(key));
            if (desk.file().isPresent()) {
                html.element("p", texts.get("setup.file", desk.file().get()));
            } else {
                text.accept("setup.no-file");
            }
            text.accept("setup.how");
            new SetupForm(html, texts, faults, trial, desk.file().isPresent())
                    .write(visit.visit().link(PATH), desk.seen(), form.parts(typed), typed);
        });
    }

    private void banner(Html html, Texts texts, List<String> faults, Optional<TrialResult> trial) {
        if (!faults.isEmpty()) {
            html.open("div", "class", "banner bad", "role", "alert");
            html.element("strong", texts.get("setup.faults")).open("ul");
            faults.forEach(fault -> html.element("li", fault));
            html.close().close();
        } else if (trial.isPresent()) {
            SetupForm.outcome(html, texts, trial.get());
        } else if (desk.state() == State.APPLIED) {
            html.element("p", texts.get("setup.applied"), "class", "banner good", "role", "status");
        } else if (desk.state() == State.TAKEN_BACK) {
            html.element("p", texts.get("setup.taken-back", desk.reason()), "class", "banner bad", "role", "alert");
        }
    }
}
