package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.reporters.LaneStatus;
import io.github.dsmr4j.reporters.http.Answer;
import java.util.List;
import java.util.stream.Stream;

/** Whether the gateway does its work, for programs that watch over it: 200 and {@code ok}, or 503 and why not. */
final class HealthDocument {
    private static final String TYPE = "text/plain; charset=utf-8";

    private HealthDocument() {}

    static Answer of(GatewayStatus status) {
        Stream<String> verdict = Stream.of(status.isHealthy() ? "ok" : "not healthy");
        Stream<String> sources =
                status.sources().stream().filter(source -> !source.fresh()).flatMap(HealthDocument::silent);
        Stream<String> reporters = status.reporters().stream()
                .filter(LaneStatus::failing)
                .map(lane -> "reporter " + lane.name() + " is failing: "
                        + lane.lastError().orElse("no reason known"));
        List<String> lines =
                Stream.of(verdict, sources, reporters).flatMap(line -> line).toList();
        String body = String.join("\n", lines) + "\n";
        return status.isHealthy() ? Answer.ok(TYPE, body) : Answer.unavailable(TYPE, body);
    }

    private static Stream<String> silent(SourceStatus source) {
        Texts texts = Texts.in(Language.ENGLISH);
        String since = source.sinceTelegram()
                .map(age -> "no telegram from " + source.source().name() + " for " + texts.duration(age))
                .orElse("no telegram from " + source.source().name() + " yet");
        String state = since + "; the source is " + texts.get("state." + StatusPage.stateKey(source.state()));
        return Stream.concat(
                Stream.of(state), source.failureNow().map(failure -> "last failure: " + failure.message()).stream());
    }
}
