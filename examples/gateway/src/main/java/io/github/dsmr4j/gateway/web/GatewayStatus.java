package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.reporters.LaneStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the gateway does at one moment. */
record GatewayStatus(
        String version, Instant now, Duration uptime, List<SourceStatus> sources, List<LaneStatus> reporters) {
    GatewayStatus {
        sources = List.copyOf(sources);
        reporters = List.copyOf(reporters);
    }

    /** Whether every source is heard. A reporter that fails is told, but to restart the gateway would not mend it. */
    boolean isHealthy() {
        return sources.stream().allMatch(SourceStatus::fresh);
    }
}
