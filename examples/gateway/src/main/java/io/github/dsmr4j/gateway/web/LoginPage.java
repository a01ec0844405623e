package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.gateway.login.Login;
import io.github.dsmr4j.gateway.login.Login.NotKept;
import io.github.dsmr4j.gateway.login.Login.Opened;
import io.github.dsmr4j.gateway.login.Login.Outcome;
import io.github.dsmr4j.gateway.login.Login.TooSoon;
import io.github.dsmr4j.gateway.login.Login.Unfit;
import io.github.dsmr4j.reporters.http.Answer;
import java.util.Optional;
import java.util.stream.Stream;

/** The page at {@code /Login}: asks for the password, or lets the owner set the first one. */
final class LoginPage implements FormPage {
    static final String PATH = "/Login";
    static final String OUT = "/Logout";

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final Login login;

    private LoginPage(Login login) {
        this.login = login;
    }

    /** Adds the pages to log in and out. */
    static void addTo(Routes routes, Login login) {
        LoginPage page = new LoginPage(login);
        routes.form(PATH, Access.KNOCK, page).form(OUT, Access.KNOCK, page::out);
    }

    @Override
    public Answer answer(FormVisit visit) throws InterruptedException {
        return visit.sent().isPresent() ? answer(visit, visit.sent().get()) : page(OK, visit, Optional.empty());
    }

    private Answer answer(FormVisit visit, FormData form) throws InterruptedException {
        String password = form.get("password");
        boolean isFirst = login.code().isPresent();
        if (isFirst && !password.equals(form.get("again"))) {
            return complaint(BAD_REQUEST, visit, "login.different");
        }
        Outcome outcome = isFirst
                ? login.setFirst(visit.from(), form.get("code"), password)
                : login.enter(visit.from(), password);
        if (outcome instanceof Opened opened) {
            // A session that the browser came with ends: nobody is to know the new one beforehand.
            visit.sessions().forEach(login.sessions()::close);
            visit.begin(opened.session());
            return visit.goOn(SetupPage.PATH);
        }
        if (outcome instanceof TooSoon soon) {
            visit.retryAfter(soon.remaining());
            return complaint(
                    TOO_MANY,
                    visit,
                    "login.too-soon",
                    texts(visit).duration(soon.remaining().plusMillis(999)));
        }
        if (outcome instanceof Unfit) {
            return complaint(BAD_REQUEST, visit, "login.unfit", Login.MIN_LENGTH);
        }
        return outcome instanceof NotKept failed
                ? complaint(UNAVAILABLE, visit, "login.not-kept", failed.reason())
                : complaint(FORBIDDEN, visit, isFirst ? "login.wrong-code" : "login.wrong");
    }

    private static Texts texts(FormVisit visit) {
        return visit.visit().texts();
    }

    private Answer complaint(int status, FormVisit visit, String key, Object... values) {
        return page(status, visit, Optional.of(texts(visit).get(key, values)));
    }

    private Answer out(FormVisit visit) {
        if (visit.sent().isPresent()) {
            visit.sessions().forEach(login.sessions()::close);
            visit.end();
        }
        return visit.goOn(PATH);
    }

    private Answer page(int status, FormVisit visit, Optional<String> complaint) {
        Texts texts = texts(visit);
        return Frame.page(status, visit.visit(), "login", html -> {
            html.element("h1", texts.get("login"));
            complaint.ifPresent(words -> html.element("p", words, "class", "banner bad", "role", "alert"));
            if (visit.sessions().stream().anyMatch(login.sessions()::isOpen)) {
                html.element("p", texts.get("login.done"));
                outForm(html, visit.visit());
            } else {
                form(html, visit);
            }
        });
    }

    private void form(Html html, FormVisit visit) {
        Texts texts = texts(visit);
        boolean isFirst = login.code().isPresent();
        html.element("p", texts.get(isFirst ? "login.first" : "login.why"));
        html.open("form", "method", "post", "action", visit.visit().link(PATH), "class", "panel");
        // For the browser's own keeper of passwords.
        String[] owner = {"type", "text", "name", "user", "autocomplete", "username", "value", "owner", "readonly", ""};
        html.open("div", "class", "hidden", "aria-hidden", "true");
        html.empty(
                "input",
                Stream.concat(Stream.of(owner), Stream.of("tabindex", "-1")).toArray(String[]::new));
        html.close();
        if (isFirst) {
            field(html, texts.get("login.code"), "code", "text", "off");
            field(html, texts.get("login.new", Login.MIN_LENGTH), "password", "password", "new-password");
            field(html, texts.get("login.again"), "again", "password", "new-password");
        } else {
            field(html, texts.get("login.password"), "password", "password", "current-password");
        }
        html.element("button", texts.get(isFirst ? "login.set" : "login"), "type", "submit");
        html.close();
        html.element("p", texts.get("login.forgotten"), "class", "past");
    }

    private static void field(Html html, String label, String name, String type, String autocomplete) {
        html.open("p", "class", "field");
        html.element("label", label, "for", name);
        html.empty("input", "id", name, "name", name, "type", type, "autocomplete", autocomplete, "required", "");
        html.close();
    }

    /** A button to log out. */
    static void outForm(Html html, Visit visit) {
        html.open("form", "method", "post", "action", visit.link(OUT));
        html.element("button", visit.texts().get("login.out"), "type", "submit", "class", "quiet");
        html.close();
    }
}
