package io.github.dsmr4j.reporters.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.reporters.Served;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DocumentHandlerTest {
    private static final String WORDS = "f\u00fcnf kW\n";

    private final Served served = new Served()
            .at("/good", new DocumentHandler(() -> Answer.ok("text/plain; charset=utf-8", WORDS)))
            .at("/made", exchange -> {
                try (exchange) {
                    String query = exchange.getRequestURI().getQuery();
                    DocumentHandler.send(exchange, Answer.of(404, "text/plain; charset=utf-8", query));
                }
            })
            .at("/none", new DocumentHandler(() -> Answer.unavailable("application/json", "{}")));

    DocumentHandlerTest() throws IOException {}

    @AfterEach
    void stop() {
        served.close();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("absent");
    }

    @Test
    void getGivesTheDocument() throws Exception {
        HttpResponse<byte[]> response = served.get("/good?whatever=1");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new String(response.body(), UTF_8)).isEqualTo(WORDS);
        assertThat(header(response, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(header(response, "Content-Length")).isEqualTo("9");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void sendsWhatAnotherHandlerMade() throws Exception {
        HttpResponse<byte[]> response = served.get("/made?abc");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).asString(UTF_8).isEqualTo("abc");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(served.ask("HEAD", "/made?abc").body()).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaidByTheStatus() throws Exception {
        HttpResponse<byte[]> response = served.get("/none");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).asString(UTF_8).isEqualTo("{}");
    }

    @Test
    void headGivesTheSameWithoutBody() throws Exception {
        HttpResponse<byte[]> get = served.get("/good");
        HttpResponse<byte[]> head = served.ask("HEAD", "/good");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : new String[] {"Content-Type", "Content-Length", "Cache-Control"}) {
            assertThat(header(head, name)).isEqualTo(header(get, name));
        }
        assertThat(served.get("/good").body()).as("the connection goes on").isEqualTo(get.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void nothingElseIsAllowed(String method) throws Exception {
        HttpResponse<byte[]> response = served.ask(method, "/good");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
        assertThat(response.body()).asString(UTF_8).isEqualTo("read only\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/good/", "/goodness", "/good/more"})
    void otherPathsHaveNothing(String path) throws Exception {
        assertThat(served.get(path).statusCode()).isEqualTo(404);
    }
}
