package io.github.dsmr4j.gateway.web;

import com.sun.net.httpserver.HttpExchange;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a page needs to know of a request.
 *
 * @param path decoded, without the query
 * @param language of the answer
 * @param chosen whether the address names the language, so that links have to pass it on
 */
public record Visit(String path, Language language, boolean chosen) {
    private static final String LANGUAGE = "lang=";

    static Visit of(HttpExchange exchange) {
        Optional<Language> chosen =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).flatMap(Visit::chosen);
        Language language = chosen.orElseGet(
                () -> Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Language"))
                        .map(Language::accepted)
                        .orElse(Language.ENGLISH));
        String path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("");
        return new Visit(path, language, chosen.isPresent());
    }

    private static Optional<Language> chosen(String query) {
        return Stream.of(query.split("&"))
                .filter(part -> part.startsWith(LANGUAGE))
                .findFirst()
                .flatMap(part -> Language.tagged(part.substring(LANGUAGE.length())));
    }

    Texts texts() {
        return Texts.in(language);
    }

    /** Upper and lower case are the same, as the ESP8266 gateway's paths were written both ways. */
    static String plain(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    /** The address of another page, in this language. */
    String link(String target) {
        return chosen ? in(target, language) : target;
    }

    /** The address of a page in a language. */
    static String in(String target, Language language) {
        return target + "?" + LANGUAGE + language.tag();
    }
}
