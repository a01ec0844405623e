package io.github.dsmr4j.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.gateway.login.Login;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.http.LatestReadings;
import io.github.dsmr4j.reporters.http.ReadingEvents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the reading side, and what has to work nevertheless. */
@Timeout(120)
class GateTest {
    private static final String LOCAL = "Host: localhost\r\n";

    private final LatestReadings latest = new LatestReadings(Duration.ofDays(365));
    private final WebServer server = WebServer.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), HostRule.of("pi", List.of("p1.example.org")));
    private final int port = server.address().getPort();

    GateTest() throws IOException {
        latest.report(new Report("meter", Sources.threePhases()));
        MeterSource meter = Sources.meter("meter");
        MeterSource source = new MeterSource(
                "meter", List.of(""), latest, latest, meter.statistics(), Optional.empty(), meter.zone());
        Gateway gateway = new Gateway("1", List.of(source), List::of);
        Login login = Login.keptIn(Path.of("/nowhere/password"));
        Routes routes = Site.of(gateway, List.of("http://localhost/"), login, new NoDesk())
                .handler("/events", Access.READ, new ReadingEvents("meter"));
        server.start(routes, Site::notFound, login.sessions());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:8080", "[::1]", "pi", "PI.local:80", "p1.example.org"})
    void answersToItsOwnNames(String host) throws Exception {
        assertThat(status(RawHttp.ask(port, "GET", "/json", "Host: " + host + "\r\n")))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/, evil.example",
        "/json, evil.example:80",
        "/events, evil.example",
        "/page.js, pi.evil.example",
        "/nothing, evil.example",
        "/json, ''",
    })
    void tellsForeignNamesNothing(String path, String host) throws Exception {
        String answer = RawHttp.ask(port, "GET", path, "Host: " + host + "\r\nAccept-Language: nl\r\n");
        assertThat(status(answer)).isEqualTo(421);
        assertThat(body(answer))
                .startsWith("Op die naam antwoordt deze gateway niet.")
                .contains("--http-host");
    }

    @Test
    void aHostInTheFirstLineCountsToo() throws Exception {
        assertThat(status(RawHttp.get(port, "http://evil.example/json"))).isEqualTo(421);
        assertThat(status(RawHttp.get(port, "http://localhost@evil.example/json")))
                .isEqualTo(421);
        assertThat(status(RawHttp.get(port, "http://localhost:8080/json"))).isEqualTo(200);
    }

    @Test
    void oneHostIsNeeded() throws Exception {
        assertThat(status(RawHttp.ask(port, "GET", "/json", ""))).isEqualTo(400);
        assertThat(status(RawHttp.ask(port, "GET", "/json", LOCAL + "Host: evil.example\r\n")))
                .isEqualTo(400);
        assertThat(status(RawHttp.send(port, "GET /json HTTP/1.0\r\n\r\n"))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/P1", "/json", "/nothing", "/page.css"})
    void everyAnswerBoundsWhatABrowserDoesWithIt(String path) throws Exception {
        for (String host : List.of("localhost", "evil.example")) {
            String answer = RawHttp.ask(port, "GET", path, "Host: " + host + "\r\nOrigin: http://evil.example\r\n");
            assertThat(answer)
                    .containsIgnoringCase("\r\nContent-Security-Policy: default-src 'none'; script-src 'self';")
                    .containsIgnoringCase("frame-ancestors 'none'")
                    .containsIgnoringCase("\r\nX-Content-Type-Options: nosniff\r\n")
                    .containsIgnoringCase("\r\nReferrer-Policy: no-referrer\r\n")
                    .containsIgnoringCase("\r\nCross-Origin-Resource-Policy: same-origin\r\n")
                    .doesNotContainIgnoringCase("unsafe-")
                    .doesNotContainIgnoringCase("Access-Control-Allow");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/P1", "/Data", "/Help"})
    void pagesHoldNoScriptOrStyleAndNothingFromElsewhere(String path) throws Exception {
        assertThat(body(RawHttp.get(port, path)))
                .doesNotContain("<style", " style=", " onclick=", " onload=", "javascript:", "//cdn", "https:")
                .doesNotContainPattern("<script(?! src=\"/page\\.js\" defer=\"\"></script>)")
                .doesNotContainPattern("(src|href)=\"(?![/?])");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2fetc/passwd",
                "/page.css/../texts.txt",
                "/texts.txt",
                "/Gate.class",
                "/page.css%00",
                "/page.css/",
                "/P1/",
                "/jsonx",
                "/eventsx",
                "/events/x",
                "//etc/passwd",
                "/%5c..%5cpage.css",
                "/simplelogger.properties",
            })
    void servesNothingThatItDoesNotKnow(String path) throws Exception {
        String answer = RawHttp.get(port, path);
        assertThat(status(answer)).isIn(404, 421);
        assertThat(answer).doesNotContain("root:", "Every text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%0d%0aSet-Cookie:%20evil=1",
                "/?lang=nl%0d%0aSet-Cookie:%20evil=1",
                "/P1?%0d%0aSet-Cookie:%20evil=1",
                "/%0aSet-Cookie:evil=1",
                "/?lang=\"><script>evil</script>",
                "/?lang=%22%3e%3cscript%3eevil%3c/script%3e",
                "/%3cscript%3eevil%3c/script%3e",
            })
    void nothingOfTheAddressComesBack(String target) throws Exception {
        assertThat(RawHttp.get(port, target)).doesNotContain("evil").doesNotContainIgnoringCase("Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get", "X"})
    void nothingCanBeDoneButRead(String method) throws Exception {
        for (String path : List.of("/", "/json", "/events", "/page.css")) {
            String answer = RawHttp.ask(port, method, path, LOCAL + "Content-Length: 0\r\n");
            assertThat(status(answer)).isEqualTo(405);
            assertThat(answer).contains("\r\nAllow: GET, HEAD\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/P1", "/Data", "/Data.txt", "/json", "/health", "/status.json", "/page.js", "/nothing"})
    void headIsGetWithoutBody(String path) throws Exception {
        String head = RawHttp.ask(port, "HEAD", path, LOCAL);
        assertThat(body(head)).isEmpty();
        assertThat(status(head)).isEqualTo(status(RawHttp.get(port, path)));
        assertThat(head).containsIgnoringCase("Content-Length: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/p1", "/P1", "/data", "/DATA", "/help", "/login", "/LOGIN", "/UPDATE", "/p1.JSON", "/%50%31"})
    void pathsAreThoseOfTheEspGatewayInAnyCase(String path) throws Exception {
        assertThat(status(RawHttp.get(port, path))).isEqualTo(200);
    }

    @Test
    void aMissingPageIsAPage() throws Exception {
        assertThat(body(RawHttp.get(port, "/nothing?lang=nl")))
                .contains("<h1>Niet gevonden</h1>", "href=\"/Help?lang=nl\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/, en-GB, Meter data",
        "/, 'nl-NL,nl;q=0.9', Meterstanden",
        "/?lang=nl, en, Meterstanden",
        "/?x=1&lang=en, nl, Meter data",
        "/?lang=xx, nl, Meterstanden",
    })
    void speaksTheLanguageOfTheReader(String target, String accepted, String words) throws Exception {
        String answer = RawHttp.ask(port, "GET", target, LOCAL + "Accept-Language: " + accepted + "\r\n");
        assertThat(body(answer)).contains(words);
    }
}
