package io.github.dsmr4j.gateway.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.github.dsmr4j.reporters.http.Answer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A request for a page with a form, and what goes with the answer to it. One thread. */
final class FormVisit {
    private static final String HTML = "text/html; charset=utf-8";
    private static final int SEE_OTHER = 303;
    private static final int MOMENT_MILLIS = 500;

    private final HttpExchange exchange;
    private final Visit visit;
    private final Optional<FormData> sent;
    private Optional<Runnable> afterwards = Optional.empty();

    FormVisit(HttpExchange exchange, Visit visit, Optional<FormData> sent) {
        this.exchange = exchange;
        this.visit = visit;
        this.sent = sent;
    }

    Visit visit() {
        return visit;
    }

    /** The form, if one was sent. */
    Optional<FormData> sent() {
        return sent;
    }

    /** Who asks; of a proxy's visitors it is the proxy, for headers that say more can be made up. */
    InetAddress from() {
        return exchange.getRemoteAddress().getAddress();
    }

    /** The sessions that the browser says it has. */
    List<String> sessions() {
        return SessionCookie.ids(exchange.getRequestHeaders());
    }

    /** Gives the browser a session. */
    void begin(String session) {
        boolean encrypted = FormRule.isEncrypted(exchange.getRequestHeaders());
        headers().set("Set-Cookie", SessionCookie.of(session, encrypted));
    }

    /** Takes the session from the browser. */
    void end() {
        headers().set("Set-Cookie", SessionCookie.gone());
    }

    void retryAfter(Duration wait) {
        headers().set("Retry-After", String.valueOf(wait.plusMillis(999).toSeconds()));
    }

    /** Does something a moment after the answer was sent, when the browser had time to ask for what goes with it. */
    void afterwards(Runnable task) {
        afterwards = Optional.of(task);
    }

    /** The answer was sent. */
    void done() {
        afterwards.ifPresent(task -> CompletableFuture.delayedExecutor(MOMENT_MILLIS, TimeUnit.MILLISECONDS)
                .execute(task));
    }

    /** Goes on with another page of this server; its address is written in the code. */
    Answer goOn(String path) {
        headers().set("Location", visit.link(path));
        return Answer.of(SEE_OTHER, HTML, "");
    }

    private Headers headers() {
        return exchange.getResponseHeaders();
    }
}
