package io.github.dsmr4j.gateway.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which forms are looked at: those that a page of this very server sent. Every browser says so itself ({@code Origin},
 * {@code Sec-Fetch-Site}), and no page can make it say something else. What comes without is refused as well, for a program
 * that means it can say so too. Stateless.
 */
final class FormRule {
    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final Pattern ORIGIN = Pattern.compile("(https?)://(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(:\\d{1,5})?");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(:\\d{1,5})?");

    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int OTHER_TYPE = 415;

    /** Why a form is not looked at. */
    record Refusal(int status, String key) {}

    private FormRule() {}

    /** Why the form of this request is refused, if it is; its body is not read for that. */
    static Optional<Refusal> refusal(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        if (!isOwn(headers)) {
            return Optional.of(new Refusal(FORBIDDEN, "refused.origin"));
        }
        String type =
                single(headers, "Content-Type").orElse("").split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase(TYPE)) {
            return Optional.of(new Refusal(OTHER_TYPE, "refused.type"));
        }
        return single(headers, "Content-Length").filter(FormRule::isTooLarge).isPresent()
                ? Optional.of(tooLarge())
                : Optional.empty();
    }

    static Refusal tooLarge() {
        return new Refusal(TOO_LARGE, "refused.size");
    }

    private static boolean isTooLarge(String length) {
        return !length.matches("\\d{1,9}") || Integer.parseInt(length) > FormData.MAX_BYTES;
    }

    /** Headers that come twice could be read in two ways. */
    private static Optional<String> single(Headers headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static boolean isOwn(Headers headers) {
        List<String> sites = headers.getOrDefault("Sec-Fetch-Site", List.of());
        if (!sites.stream().allMatch("same-origin"::equals)) {
            return false;
        }
        Optional<String> host = single(headers, "Host");
        return single(headers, "Origin")
                .filter(origin -> host.filter(named -> isSame(origin, named)).isPresent())
                .isPresent();
    }

    /** Whether an origin is this server as the request called it; each scheme has a port that need not be said. */
    static boolean isSame(String origin, String host) {
        Matcher from = ORIGIN.matcher(origin);
        Matcher to = HOST.matcher(host.strip().toLowerCase(Locale.ROOT));
        if (!from.matches() || !to.matches()) {
            return false;
        }
        String usual = from.group(1).equals("https") ? ":443" : ":80";
        return String.valueOf(from.group(2)).equals(to.group(1))
                && port(from.group(3), usual).equals(port(to.group(2), usual));
    }

    private static String port(String given, String usual) {
        return Optional.ofNullable(given).orElse(usual);
    }

    /** Whether the browser speaks HTTPS, with a proxy before this server. */
    static boolean isEncrypted(Headers headers) {
        return single(headers, "Origin")
                .filter(origin -> origin.startsWith("https://"))
                .isPresent();
    }
}
