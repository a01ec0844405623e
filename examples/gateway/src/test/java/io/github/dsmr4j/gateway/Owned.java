package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.gateway.web.RawHttp;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings page of a packaged gateway as its owner uses it, without a browser. */
final class Owned {
    static final String PASSWORD = "correct horse";

    private static final Pattern CODE =
            Pattern.compile("set one at http://localhost:(\\d+)/Login with the one-time code ([A-Z2-9-]+)\n");
    private static final Pattern SESSION = Pattern.compile("dsmr-session=[0-9a-f]{64}");
    private static final Pattern FIELD = Pattern.compile("<(input|textarea) ([^>]*)>([^<]*)");

    private final String session;

    private Owned(String session) {
        this.session = session;
    }

    /** Waits for the code of a first start. */
    static String code(GatewayProcess gateway) throws InterruptedException {
        return announced(gateway).group(2);
    }

    static int port(GatewayProcess gateway) throws InterruptedException {
        return Integer.parseInt(announced(gateway).group(1));
    }

    private static Matcher announced(GatewayProcess gateway) throws InterruptedException {
        Matcher matcher =
                CODE.matcher(gateway.awaitErrors(text -> CODE.matcher(text).find()));
        assertThat(matcher.find()).isTrue();
        return matcher;
    }

    /** Sets the password. */
    static Owned of(GatewayProcess gateway) throws IOException, InterruptedException {
        List<String> form = List.of("code", code(gateway), "password", PASSWORD, "again", PASSWORD);
        Matcher session = SESSION.matcher(send(port(gateway), "POST", "/Login", "", encoded(form)));
        assertThat(session.find()).isTrue();
        return new Owned(session.group());
    }

    /** Somebody else, who guesses a session. */
    static Owned stranger() {
        return new Owned("dsmr-session=" + "0".repeat(64));
    }

    String page(int port) throws IOException {
        return send(port, "GET", "/Setup?lang=en", "Cookie: " + session + "\r\n", "");
    }

    String post(int port, List<String> form) throws IOException {
        return send(port, "POST", "/Setup?lang=en", "Cookie: " + session + "\r\n", encoded(form));
    }

    /** Sends a form, and does not wait for what becomes of it. */
    void postAndLeave(int port, List<String> form) throws IOException {
        try (Socket socket = RawHttp.connect(port)) {
            String request = request(port, "POST", "/Setup?lang=en", "Cookie: " + session + "\r\n", encoded(form));
            socket.getOutputStream().write(request.getBytes(UTF_8));
        }
    }

    private static String send(int port, String method, String path, String headers, String body) throws IOException {
        return RawHttp.send(port, request(port, method, path, headers, body));
    }

    private static String request(int port, String method, String path, String headers, String body) {
        return method + " " + path + " HTTP/1.1\r\nConnection: close\r\nHost: localhost:" + port
                + "\r\nOrigin: http://localhost:" + port
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\n" + headers + "\r\n" + body;
    }

    private static String encoded(List<String> form) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < form.size(); i += 2) {
            body.append(i == 0 ? "" : "&").append(URLEncoder.encode(form.get(i), UTF_8));
            body.append('=').append(URLEncoder.encode(form.get(i + 1), UTF_8));
        }
        return body.toString();
    }

    /** The form of a page as a browser would send it, with other values for some of its fields. */
    static List<String> form(String page, String... changes) {
        List<String> form = new ArrayList<>();
        Matcher field = FIELD.matcher(page);
        while (field.find()) {
            String attributes = field.group(2);
            boolean isSent = !attributes.contains("disabled=")
                    && (!attributes.contains("type=\"checkbox\"") || attributes.contains("checked="));
            String name = attribute(attributes, "name");
            if (isSent && !List.of(changes).contains(name)) {
                boolean isText = field.group(1).equals("textarea");
                form.add(name);
                form.add(plain(isText ? field.group(3).replaceFirst("^\n", "") : attribute(attributes, "value")));
            }
        }
        form.addAll(List.of(changes));
        return form;
    }

    private static String attribute(String attributes, String name) {
        Matcher matcher = Pattern.compile("(?:^| )" + name + "=\"([^\"]*)\"").matcher(attributes);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String plain(String escaped) {
        return escaped.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** Waits until the gateway has started anew, and its page says so. */
    String awaitPage(int port, String words) throws InterruptedException {
        String[] last = {""};
        try {
            Eventually.await(words, () -> {
                last[0] = pageIfThere(port);
                return last[0].contains(words);
            });
        } catch (AssertionError e) {
            throw new AssertionError("\"" + words + "\" is not in: " + last[0], e);
        }
        return last[0];
    }

    private String pageIfThere(int port) {
        try {
            return page(port);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
