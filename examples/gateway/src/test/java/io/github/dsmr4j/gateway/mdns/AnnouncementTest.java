package io.github.dsmr4j.gateway.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.gateway.mdns.Announcement.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementTest {
    @ParameterizedTest
    @CsvSource({"p1wifi, p1wifi", "P1wifi.local, p1wifi", "my-meter-3, my-meter-3", "7, 7"})
    void aNameIsOneLabelWithOrWithoutTheDomain(String text, String name) {
        assertThat(Announcement.requireName(text)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".local", "-p1", "p1-", "p1.example.org", "p1 wifi", "p1_wifi", "http://p1", "méter"})
    void whatIsNoNameIsRefused(String text) {
        assertThatThrownBy(() -> Announcement.requireName(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\" is no name for the local network");
    }

    @Test
    void aNameThatIsTooLongForANumberIsRefused() {
        assertThat(Announcement.requireName("a".repeat(60))).hasSize(60);
        assertThatThrownBy(() -> Announcement.requireName("a".repeat(61))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numberedNamesAreKnownBeforehand() {
        assertThat(Announcement.hostNames("p1wifi"))
                .startsWith("p1wifi.local", "p1wifi-2.local", "p1wifi-3.local")
                .endsWith("p1wifi-20.local");
    }

    @Test
    void aHomeWizardMeterHasWhatHomeAssistantAsksFor() {
        Service service = Service.homeWizard("aabbccddeeff", 80);
        assertThat(service.type()).isEqualTo("_hwenergy._tcp");
        assertThat(service.name()).isEqualTo("p1meter-DDEEFF");
        assertThat(service.text())
                .isEqualTo(Map.of(
                        "api_enabled", "1",
                        "path", "/api/v1",
                        "serial", "aabbccddeeff",
                        "product_type", "HWE-P1",
                        "product_name", "P1 Meter"));
    }

    @Test
    void servicesAreCopied() {
        List<Service> services = new ArrayList<>(List.of(Service.webPages("p1", 80)));
        Announcement announcement = new Announcement("p1", services);
        services.clear();
        assertThat(announcement.services()).hasSize(1);
    }
}
