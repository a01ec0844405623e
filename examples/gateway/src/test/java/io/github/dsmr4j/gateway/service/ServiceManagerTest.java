package io.github.dsmr4j.gateway.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceManagerTest {
    private final List<String> told = new ArrayList<>();
    private final ServiceManager manager = new ServiceManager(told::add, Optional.of(Duration.ofMinutes(3)));

    @Test
    void theWatchdogHearsOfWorkThatGoesOnAndOfNothingElse() {
        manager.tellIfWorking();
        assertThat(told).isEmpty();
        manager.serves(() -> true);
        manager.tellIfWorking();
        assertThat(told).containsExactly("WATCHDOG=1");
        manager.serves(() -> false);
        manager.tellIfWorking();
        assertThat(told).containsExactly("WATCHDOG=1");
    }

    @Test
    void withoutSystemdNothingIsSaid() {
        List<String> lines = new ArrayList<>();
        ServiceManager none = ServiceManager.of(Map.of("WATCHDOG_USEC", "1000"), lines::add);
        none.serves(() -> true);
        none.tellIfWorking();
        assertThat(lines).isEmpty();
    }
}
