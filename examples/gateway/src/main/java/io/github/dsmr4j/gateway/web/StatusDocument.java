package io.github.dsmr4j.gateway.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.core.transport.ReaderFailure;
import io.github.dsmr4j.reporters.LaneStatus;
import io.github.dsmr4j.reporters.http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The state of sources and reporters, for programs. A key is absent when there is nothing to say. */
final class StatusDocument {
    private static final String TYPE = "application/json";

    private StatusDocument() {}

    static Answer of(GatewayStatus status) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("version", status.version());
        document.put("time", status.now().toString());
        document.put("uptime_seconds", status.uptime().toSeconds());
        document.put("healthy", status.isHealthy());
        document.putArray("sources")
                .addAll(status.sources().stream().map(StatusDocument::source).toList());
        document.putArray("reporters")
                .addAll(status.reporters().stream()
                        .map(StatusDocument::reporter)
                        .toList());
        return Answer.ok(TYPE, document + "\n");
    }

    private static ObjectNode source(SourceStatus source) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", source.source().name());
        source.newest().flatMap(report -> report.reading().equipmentId()).ifPresent(id -> json.put("meter_id", id));
        json.put("state", StatusPage.stateKey(source.state()));
        json.put("fresh", source.fresh());
        json.put("live", source.isLive());
        time(json, "last_telegram", source.lastTelegram());
        source.interval().map(Duration::toMillis).ifPresent(millis -> json.put("interval_seconds", millis / 1000.0));
        json.put("telegrams", source.telegrams());
        json.put("rejected", source.rejected());
        source.heldBack().ifPresent(count -> json.put("held_back", count));
        source.lastFailure().map(ReaderFailure::message).ifPresent(words -> json.put("last_failure", words));
        time(json, "last_failure_time", source.lastFailure().map(ReaderFailure::time));
        return json;
    }

    private static ObjectNode reporter(LaneStatus lane) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", lane.name());
        json.put("failing", lane.failing());
        json.put("reported", lane.reported());
        json.put("failures", lane.failures());
        json.put("dropped", lane.dropped());
        json.put("waiting", lane.waiting());
        time(json, "last_success", lane.lastSuccess());
        lane.lastError().ifPresent(words -> json.put("last_error", words));
        time(json, "last_error_time", lane.lastErrorTime());
        return json;
    }

    private static void time(ObjectNode json, String key, Optional<Instant> time) {
        time.map(Instant::toString).ifPresent(text -> json.put(key, text));
    }
}
