package io.github.dsmr4j.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.gateway.login.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the login and on what is behind it, and the way in for the owner. */
@Timeout(120)
class LoginPageTest {
    private static final String PASSWORD = "correct horse";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final Pattern SESSION =
            Pattern.compile("(?i)\r\nSet-Cookie: (dsmr-session=([0-9a-f]{64}))(;[^\r]*)");

    @TempDir
    private Path folder;

    private final WebServer server = WebServer.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), HostRule.of("pi", List.of("p1.example.org")));
    private final int port = server.address().getPort();
    private Login login;

    LoginPageTest() throws IOException {}

    @BeforeEach
    void start() throws IOException {
        login = Login.keptIn(folder.resolve("password"), () -> 0);
        Gateway gateway = new Gateway("1", List.of(Sources.meter("meter")), List::of);
        Routes routes = Site.of(gateway, List.of("http://localhost/"), login, new NoDesk())
                .form(
                        "/Own",
                        Access.OWN,
                        visit -> Frame.page(
                                200,
                                visit.visit(),
                                "login",
                                html -> html.element(
                                        "p",
                                        visit.sent()
                                                .map(form -> "changed to " + form.get("value"))
                                                .orElse("owned"))));
        server.start(routes, Site::notFound, login.sessions());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String host() {
        return "Host: localhost:" + port + "\r\n";
    }

    private String own() {
        return host() + "Origin: http://localhost:" + port + "\r\nSec-Fetch-Site: same-origin\r\n" + FORM;
    }

    private String post(String path, String headers, String... fields) throws IOException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(fields[i]).append('=');
            body.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return RawHttp.send(
                port,
                "POST " + path + " HTTP/1.1\r\nConnection: close\r\n" + headers + "Content-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    private String setFirst(String code) throws IOException {
        return post("/Login", own(), "code", code, "password", PASSWORD, "again", PASSWORD);
    }

    private String enter(String password, String more) throws IOException {
        return post("/Login", own() + more, "password", password);
    }

    private static int status(String answer) {
        return answer.isEmpty() ? 0 : Integer.parseInt(answer.split(" ", 3)[1]);
    }

    /** The header that brings the session back. */
    private static String cookie(String answer) {
        Matcher matcher = SESSION.matcher(answer);
        assertThat(matcher.find()).as(answer).isTrue();
        return "Cookie: theme=dark; " + matcher.group(1) + "\r\n";
    }

    private String loggedIn() throws IOException {
        return cookie(setFirst(login.code().orElseThrow()));
    }

    private String own(String cookie) throws IOException {
        return RawHttp.ask(port, "GET", "/Own", host() + cookie);
    }

    @Test
    void theOwnerSetsAPasswordComesInAndGoesOut() throws Exception {
        assertThat(RawHttp.ask(port, "GET", "/login?lang=nl", host())).contains("Eenmalige code", "Nogmaals hetzelfde");
        String answer = setFirst(login.code().orElseThrow());
        assertThat(status(answer)).isEqualTo(303);
        assertThat(answer).containsIgnoringCase("\r\nLocation: /Setup\r\n");
        String cookie = cookie(answer);
        assertThat(own(cookie)).contains(" 200 ", "<p>owned</p>");
        assertThat(post("/Own", own() + cookie, "value", "x & y")).contains("changed to x &amp; y");
        assertThat(RawHttp.ask(port, "GET", "/Login", host() + cookie)).contains("You are logged in.", "Log out");
        assertThat(post("/Logout", own() + cookie)).contains(" 303 ", "Max-Age=0");
        assertThat(status(own(cookie))).isEqualTo(303);
        assertThat(status(enter(PASSWORD, ""))).isEqualTo(303);
    }

    @Test
    void theSessionIsForThisServerAlone() throws Exception {
        Matcher plain = SESSION.matcher(setFirst(login.code().orElseThrow()));
        assertThat(plain.find()).isTrue();
        assertThat(plain.group(3)).isEqualTo("; Path=/; HttpOnly; SameSite=Strict");
        String proxied = "Host: p1.example.org\r\nOrigin: https://p1.example.org\r\n" + FORM;
        Matcher encrypted = SESSION.matcher(post("/Login", proxied, "password", PASSWORD));
        assertThat(encrypted.find()).isTrue();
        assertThat(encrypted.group(3)).endsWith("; Secure");
    }

    /** What a proxy is said to have seen can be said by anybody. */
    @Test
    void forwardedHeadersAreNotBelieved() throws Exception {
        String forwarded = "Host: localhost:" + port + "\r\nOrigin: https://evil.example\r\nX-Forwarded-Host:"
                + " evil.example\r\nX-Forwarded-Proto: https\r\nForwarded: host=evil.example\r\n" + FORM;
        setFirst(login.code().orElseThrow());
        assertThat(status(post("/Login", forwarded, "password", PASSWORD))).isEqualTo(403);
        for (int i = 0; i < 5; i++) {
            enter("wrong password", "X-Forwarded-For: 192.0.2." + i + "\r\n");
        }
        assertThat(status(enter("wrong password", "X-Forwarded-For: 192.0.2.9\r\n")))
                .isEqualTo(429);
    }

    @Test
    void withoutLoginNothingIsShownOrChanged() throws Exception {
        assertThat(own(""))
                .contains(" 303 ")
                .containsIgnoringCase("\r\nLocation: /Login\r\n")
                .doesNotContain("owned");
        assertThat(post("/Own", own(), "value", "x"))
                .contains(" 403 ", "Nothing was changed")
                .doesNotContain("<p>");
        assertThat(RawHttp.ask(port, "HEAD", "/own", host())).contains(" 303 ");
    }

    @Test
    void aSessionCannotBeGuessedOrMade() throws Exception {
        String cookie = loggedIn();
        for (String guess : List.of(
                "",
                "0",
                "0".repeat(64),
                "*",
                cookie.strip().substring(cookie.indexOf('=') + 1).toUpperCase(Locale.ROOT))) {
            assertThat(status(own("Cookie: dsmr-session=" + guess + "\r\n")))
                    .as(guess)
                    .isEqualTo(303);
        }
        assertThat(status(own(cookie.replace("dsmr-session", "session")))).isEqualTo(303);
        assertThat(status(
                        RawHttp.ask(port, "GET", "/Own?" + cookie.strip().replace("Cookie: theme=dark; ", ""), host())))
                .isEqualTo(303);
    }

    @Test
    void aSessionIsNeverTheOneThatCame() throws Exception {
        String planted = "Cookie: dsmr-session=" + "a".repeat(64) + "\r\n";
        setFirst(login.code().orElseThrow());
        String first = cookie(enter(PASSWORD, planted));
        assertThat(first).doesNotContain("a".repeat(64));
        assertThat(status(own(planted))).isEqualTo(303);
        String second = cookie(enter(PASSWORD, first));
        assertThat(second).isNotEqualTo(first);
        assertThat(status(own(first))).isEqualTo(303);
        assertThat(status(own(second))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example\r\n",
                "Origin: http://localhost:1\r\n",
                "Origin: null\r\n",
                "Origin: http://localhost\r\n",
                "Origin: http://p1.example.org\r\n",
                "",
                "Origin: @\r\nOrigin: @\r\n",
                "Origin: @\r\nSec-Fetch-Site: cross-site\r\n",
                "Origin: @\r\nSec-Fetch-Site: same-site\r\n",
                "Origin: @\r\nSec-Fetch-Site: none\r\n",
                "Origin: @\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\n",
                "Referer: @/Setup\r\n",
            })
    void formsOfOtherSitesAreRefused(String origin) throws Exception {
        String cookie = loggedIn();
        String headers = host() + FORM + cookie + origin.replace("@", "http://localhost:" + port);
        for (String path : List.of("/Own", "/Login", "/Logout")) {
            String answer = post(path, headers, "value", "x", "password", PASSWORD);
            assertThat(answer).contains(" 403 ", "sent from a page of this gateway itself");
            assertThat(answer).doesNotContainIgnoringCase("Set-Cookie").doesNotContain("changed");
        }
        assertThat(status(own(cookie))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type: text/plain\r\n",
                "Content-Type: application/json\r\n",
                "Content-Type: multipart/form-data; boundary=x\r\n",
                "Content-Type: text/plain\r\nContent-Type: application/x-www-form-urlencoded\r\n",
            })
    void onlyFormsAreForms(String type) throws Exception {
        String headers = (own() + loggedIn()).replace(FORM, type);
        assertThat(status(post("/Own", headers, "value", "x"))).isEqualTo(415);
    }

    @Test
    void tooMuchIsNotRead() throws Exception {
        String cookie = loggedIn();
        assertThat(status(post("/Own", own() + cookie, "value", "x".repeat(65_537))))
                .isEqualTo(413);
        String chunk = Integer.toHexString(70_000) + "\r\n" + "a=" + "x".repeat(69_998) + "\r\n0\r\n\r\n";
        String chunked = RawHttp.send(
                port,
                "POST /Own HTTP/1.1\r\nConnection: close\r\n" + own() + cookie + "Transfer-Encoding: chunked\r\n\r\n"
                        + chunk);
        assertThat(status(chunked)).isEqualTo(413);
        assertThat(status(post("/Own", own() + cookie, "value", "x".repeat(60_000))))
                .isEqualTo(200);
        String broken = "POST /Own HTTP/1.1\r\nConnection: close\r\n" + own() + cookie + "Content-Length: 3\r\n\r\na=%";
        assertThat(RawHttp.send(port, broken)).contains(" 400 ", "cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, X-HTTP-Method-Override: POST",
        "GET, X-Method-Override: POST",
        "GET, X-HTTP-Method: POST",
        "HEAD, X-HTTP-Method-Override: POST",
    })
    void aMethodIsWhatTheFirstLineSays(String method, String header) throws Exception {
        String cookie = loggedIn();
        String answer = RawHttp.ask(port, method, "/Own?value=x&_method=POST", own() + cookie + header + "\r\n");
        assertThat(answer).contains(" 200 ").doesNotContain("changed");
        for (String other : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
            assertThat(RawHttp.ask(port, other, "/Own", own() + cookie + "Content-Length: 0\r\n"))
                    .contains(" 405 ", "\r\nAllow: GET, HEAD, POST\r\n");
        }
    }

    @Test
    void guessingTakesLongerAndLonger() throws Exception {
        setFirst(login.code().orElseThrow());
        for (int i = 0; i < 5; i++) {
            assertThat(status(enter("guess number " + i, ""))).isEqualTo(403);
        }
        String answer = enter(PASSWORD, "Accept-Language: nl\r\n");
        assertThat(answer)
                .contains(" 429 ", "Te veel mislukte pogingen. Wacht ")
                .containsIgnoringCase("\r\nRetry-After: 1\r\n");
        assertThat(answer).doesNotContainIgnoringCase("Set-Cookie");
    }

    @Test
    void whatWasTypedDoesNotComeBack() throws Exception {
        String code = login.code().orElseThrow();
        assertThat(post("/Login", own(), "code", code, "password", "evil horse", "again", "other horse"))
                .contains(" 400 ", "not the same")
                .doesNotContain("evil horse", "other horse", code);
        assertThat(post("/Login", own(), "code", code, "password", "short", "again", "short"))
                .contains(" 400 ", "at least 10")
                .doesNotContain("value=\"short");
        assertThat(post("/Login", own(), "code", "x\r\nSet-Cookie: evil=1", "password", PASSWORD, "again", PASSWORD))
                .contains(" 403 ")
                .doesNotContain("evil");
        setFirst(code);
        assertThat(enter("<script>evil", "")).contains(" 403 ").doesNotContain("evil");
        assertThat(Files.readString(login.file())).doesNotContain("horse");
    }

    @Test
    void onlyPagesWithFormsMaySendThem() throws Exception {
        assertThat(RawHttp.ask(port, "GET", "/Login", host()))
                .contains("form-action 'self'")
                .containsIgnoringCase("\r\nReferrer-Policy: same-origin\r\n");
        for (String path : List.of("/", "/P1", "/Help", "/nothing")) {
            assertThat(RawHttp.ask(port, "GET", path, host()))
                    .contains("form-action 'none'")
                    .containsIgnoringCase("\r\nReferrer-Policy: no-referrer\r\n");
        }
    }

    @Test
    void redirectsLeadNowhereElse() throws Exception {
        String cookie = loggedIn();
        String answer = RawHttp.send(
                port,
                "POST /Login?next=//evil.example&lang=nl%0d%0aX:evil HTTP/1.1\r\nConnection: close\r\n" + own() + cookie
                        + "Content-Length: 22\r\n\r\npassword=correct+horse");
        assertThat(answer).containsIgnoringCase("\r\nLocation: /Setup\r\n").doesNotContain("evil");
    }
}
