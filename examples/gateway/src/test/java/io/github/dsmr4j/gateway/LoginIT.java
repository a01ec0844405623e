package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.gateway.web.RawHttp;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the owner of a packaged gateway comes in, and what a slow sender gets. */
@Timeout(180)
class LoginIT {
    private static final Pattern CODE =
            Pattern.compile("set one at http://localhost:(\\d+)/Login with the one-time code" + " ([A-Z2-9-]+)\n");

    @TempDir
    private Path folder;

    private GatewayProcess gateway() throws IOException {
        return GatewayProcess.start(
                "run",
                "--source",
                "simulate",
                "--http",
                "0",
                "--state",
                folder.resolve("state").toString());
    }

    private static Matcher find(GatewayProcess gateway, Pattern pattern) throws InterruptedException {
        Matcher matcher = pattern.matcher(
                gateway.awaitErrors(text -> pattern.matcher(text).find()));
        assertThat(matcher.find()).isTrue();
        return matcher;
    }

    private static String head(String port, int length) {
        return "POST /Login HTTP/1.1\r\nConnection: close\r\nHost: localhost:" + port + "\r\nOrigin: http://localhost:"
                + port + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + length
                + "\r\n\r\n";
    }

    private static String post(String port, String body) throws IOException {
        return RawHttp.send(Integer.parseInt(port), head(port, body.length()) + body);
    }

    @Test
    void theCodeOfAFirstStartSetsThePasswordOfAllLater() throws Exception {
        String old;
        try (GatewayProcess gateway = gateway()) {
            Matcher code = find(gateway, CODE);
            old = code.group(2);
            String body = "code=" + old + "&password=correct+horse&again=correct+horse";
            assertThat(post(code.group(1), body)).contains(" 303 ", "dsmr-session=");
        }
        try (GatewayProcess gateway = gateway()) {
            String port = String.valueOf(gateway.webPort());
            gateway.awaitErrors(text -> text.contains("reading"));
            assertThat(gateway.errorLines()).noneMatch(line -> line.contains("one-time code"));
            assertThat(post(port, "password=correct+horse")).contains(" 303 ", "dsmr-session=");
        }
        Files.delete(folder.resolve("state/password"));
        try (GatewayProcess gateway = gateway()) {
            assertThat(find(gateway, CODE).group(2)).isNotEqualTo(old);
        }
    }

    /** Within the time for a request, long before the limit of a read. */
    @Test
    void aFormThatNeverEndsIsGivenUp() throws Exception {
        try (GatewayProcess gateway = gateway()) {
            String port = find(gateway, CODE).group(1);
            try (Socket socket = RawHttp.connect(Integer.parseInt(port))) {
                socket.getOutputStream().write((head(port, 60_000) + "code=").getBytes(ISO_8859_1));
                assertThat(socket.getInputStream().readAllBytes()).isEmpty();
            }
            assertThat(post(port, "code=x&password=correct+horse&again=correct+horse"))
                    .contains(" 403 ");
        }
    }
}
