package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.core.transport.Programs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A page in a real Chromium, told what to do by its DevTools protocol: that needs no driver and no library, and tells what
 * the browser complains of.
 */
final class Browser implements AutoCloseable {
    private static final int LIMIT_SECONDS = 60;
    private static final List<String> COMMAND = List.of(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--remote-debugging-port=0");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** Starts it with a profile of its own. */
    Browser(Path profile) throws Exception {
        Programs.require("chromium");
        List<String> command = new ArrayList<>(COMMAND);
        command.add("--user-data-dir=" + profile);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What it puts aside goes with the profile.
        builder.environment().put("TMPDIR", profile.toString());
        process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Path port = profile.resolve("DevToolsActivePort");
        Eventually.await("chromium listens", () -> Files.exists(port) && lines(port) >= 2);
        String base = "http://127.0.0.1:" + Files.readAllLines(port).get(0);
        HttpRequest newPage = HttpRequest.newBuilder(URI.create(base + "/json/new"))
                .method("PUT", HttpRequest.BodyPublishers.noBody())
                .build();
        JsonNode page =
                json.readTree(client.send(newPage, BodyHandlers.ofString()).body());
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(page.get("webSocketDebuggerUrl").asText()), new Messages())
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        List.of("Page.enable", "Runtime.enable", "Log.enable").forEach(domain -> tell(domain, Map.of()));
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Puts the pieces of a message together. */
    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                hear(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    private void hear(String message) {
        try {
            JsonNode heard = json.readTree(message);
            if (heard.has("id")) {
                answers.remove(heard.get("id").asInt()).complete(heard);
            } else if (List.of("Log.entryAdded", "Runtime.exceptionThrown")
                    .contains(heard.get("method").asText())) {
                complaints.add(message);
            }
        } catch (JsonProcessingException e) {
            complaints.add("not JSON: " + message);
        }
    }

    private JsonNode tell(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode message = json.createObjectNode().put("id", id).put("method", method);
        message.set("params", json.valueToTree(parameters));
        socket.sendText(message.toString(), true)
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
        JsonNode heard = answer.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        assertThat(heard.has("error")).as(heard.toString()).isFalse();
        return heard.get("result");
    }

    /** Runs a script before those of each page. */
    void prepare(String script) {
        tell("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    void open(String url) throws InterruptedException {
        tell("Page.navigate", Map.of("url", url));
        String loaded = "location.href === '" + url + "' && document.readyState === 'complete'";
        Eventually.await(url + " is loaded", () -> evaluate(loaded).asBoolean());
    }

    /** Whether the scripts of pages run; those of {@link #evaluate} do anyway. */
    void scripts(boolean run) {
        tell("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    void size(int width, int height) {
        tell(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** {@code light} or {@code dark}. */
    void scheme(String scheme) {
        tell(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    JsonNode evaluate(String expression) {
        JsonNode result = tell("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        assertThat(result.has("exceptionDetails")).as(result.toString()).isFalse();
        return result.get("result").path("value");
    }

    /** What a person reads of the page. */
    String text() {
        return evaluate("document.body ? document.body.innerText : ''").asText().replace('\u00a0', ' ');
    }

    void awaitText(String words) throws InterruptedException {
        try {
            Eventually.await(words, () -> text().contains(words));
        } catch (AssertionError e) {
            throw new AssertionError("\"" + words + "\" is not in: " + text(), e);
        }
    }

    /** Waits until what was clicked is there with its colours. */
    void awaitLoaded() throws InterruptedException {
        Eventually.await(
                "the page is loaded",
                () -> evaluate("document.readyState").asText().equals("complete"));
    }

    /** What scripts threw and what the browser wrote into its log. */
    List<String> complaints() {
        return complaints;
    }

    byte[] picture() {
        return Base64.getDecoder()
                .decode(tell("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                        .get("data")
                        .asText());
    }

    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        process.onExit().join();
        // As long as one of them lives it writes into the profile.
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> child.onExit().join());
    }
}
