package io.github.dsmr4j.gateway.web;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.stream.Stream;

/** The cookie that holds a session: no script reads it, and no page of another site can send it. */
final class SessionCookie {
    private static final String NAME = "dsmr-session=";
    private static final String BOUNDS = "; Path=/; HttpOnly; SameSite=Strict";
    private static final String ID = "[0-9a-f]{64}";

    private SessionCookie() {}

    static String of(String session, boolean encrypted) {
        return NAME + session + BOUNDS + (encrypted ? "; Secure" : "");
    }

    static String gone() {
        return NAME + BOUNDS + "; Max-Age=0";
    }

    /** What a browser sent; several where another page of this host has set one, too. */
    static List<String> ids(Headers headers) {
        return headers.getOrDefault("Cookie", List.of()).stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(NAME))
                .map(cookie -> cookie.substring(NAME.length()))
                .filter(id -> id.matches(ID))
                .toList();
    }
}
