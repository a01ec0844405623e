package io.github.dsmr4j.gateway.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.dsmr4j.gateway.login.Sessions;
import io.github.dsmr4j.gateway.web.FormRule.Refusal;
import io.github.dsmr4j.gateway.web.Routes.Route;
import io.github.dsmr4j.reporters.http.Answer;
import io.github.dsmr4j.reporters.http.DocumentHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Looks at each request first: by which name the server was called, whether there is such a path, whether it may be asked
 * for so, where a form comes from, and who is logged in. The rest goes to what answers the path.
 *
 * <p>There is no {@code Access-Control-Allow-Origin}: no script of another site is to read how much somebody uses, and when
 * nobody is at home. Programs that are no browsers do not ask for it.
 */
final class Gate implements HttpHandler {
    /** Only what this server sends itself, no script or style within a page, and no page of another site around one. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action ";

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_ALLOWED = 405;
    private static final int MISDIRECTED = 421;

    private final HostRule hosts;
    private final Routes routes;
    private final Page notFound;
    private final Sessions sessions;

    Gate(HostRule hosts, Routes routes, Page notFound, Sessions sessions) {
        this.hosts = hosts;
        this.routes = routes;
        this.notFound = notFound;
        this.sessions = sessions;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            protect(exchange.getResponseHeaders());
            Visit visit = Visit.of(exchange);
            Optional<Answer> refusal = refusal(exchange, visit.texts());
            if (refusal.isPresent()) {
                DocumentHandler.send(exchange, refusal.get());
                return;
            }
            Optional<Route> route = routes.find(visit.path());
            if (route.isEmpty()) {
                DocumentHandler.send(exchange, notFound.answer(visit));
            } else {
                pass(exchange, route.get(), visit);
            }
        }
    }

    private static void protect(Headers headers) {
        headers.set("Content-Security-Policy", CONTENT_POLICY + "'none'");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
    }

    /** A client of HTTP 1.0 need not say a name; no browser is one. */
    private Optional<Answer> refusal(HttpExchange exchange, Texts texts) {
        List<String> named = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        boolean unnamed = named.isEmpty() && !exchange.getProtocol().equals("HTTP/1.0");
        if (unnamed || named.size() > 1) {
            return Optional.of(Answer.of(BAD_REQUEST, TEXT, texts.get("refused.host-header") + "\n"));
        }
        // An address with a host in the first line of a request counts more than the header.
        String inLine =
                Optional.ofNullable(exchange.getRequestURI().getRawAuthority()).orElse("localhost");
        return named.stream().allMatch(hosts::allows) && hosts.allows(inLine)
                ? Optional.empty()
                : Optional.of(Answer.of(MISDIRECTED, TEXT, texts.get("refused.host") + "\n"));
    }

    private void pass(HttpExchange exchange, Route route, Visit visit) throws IOException {
        Access access = route.access();
        if (!access.allows(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", access.allowed());
            refuse(exchange, NOT_ALLOWED, visit.texts().get("refused.method", access.allowed()));
            return;
        }
        if (access.hasForms()) {
            allowForms(exchange.getResponseHeaders());
        }
        if (isWrite(exchange) && refusedForm(exchange, visit.texts())) {
            return;
        }
        if (access.needsLogin() && !isLoggedIn(exchange)) {
            sendToLogin(exchange, visit);
            return;
        }
        route.handler().handle(exchange);
    }

    private static boolean isWrite(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("POST");
    }

    /** To a page without a referrer browsers let its own forms come from nowhere. */
    private static void allowForms(Headers headers) {
        headers.set("Content-Security-Policy", CONTENT_POLICY + "'self'");
        headers.set("Referrer-Policy", "same-origin");
    }

    private static boolean refusedForm(HttpExchange exchange, Texts texts) throws IOException {
        Optional<Refusal> refusal = FormRule.refusal(exchange);
        if (refusal.isPresent()) {
            refuse(exchange, refusal.get().status(), texts.get(refusal.get().key()));
        }
        return refusal.isPresent();
    }

    private boolean isLoggedIn(HttpExchange exchange) {
        return SessionCookie.ids(exchange.getRequestHeaders()).stream().anyMatch(sessions::isOpen);
    }

    /** A form would be lost on the way: the browser's step back still has it. */
    private static void sendToLogin(HttpExchange exchange, Visit visit) throws IOException {
        if (isWrite(exchange)) {
            refuse(exchange, FORBIDDEN, visit.texts().get("refused.login"));
        } else {
            DocumentHandler.send(exchange, new FormVisit(exchange, visit, Optional.empty()).goOn(LoginPage.PATH));
        }
    }

    private static void refuse(HttpExchange exchange, int status, String words) throws IOException {
        DocumentHandler.send(exchange, Answer.of(status, TEXT, words + "\n"));
    }
}
