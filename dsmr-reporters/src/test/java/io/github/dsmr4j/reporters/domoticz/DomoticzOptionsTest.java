package io.github.dsmr4j.reporters.domoticz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomoticzOptionsTest {
    private static final DomoticzOptions OPTIONS = DomoticzOptions.of("http://host:8080", 7);

    @Test
    void keepsWhatItIsGiven() {
        DomoticzOptions options = OPTIONS.withDevice(DomoticzDevice.GAS, 8)
                .withDevice(DomoticzDevice.WATER, 9)
                .withTariffsSwapped(true)
                .withTimeOut(Duration.ofSeconds(3))
                .withCaFile(Path.of("ca.pem"))
                .withLogin("user", "geheim");
        assertThat(options.base()).hasToString("http://host:8080");
        assertThat(options.devices())
                .isEqualTo(Map.of(DomoticzDevice.ENERGY, 7, DomoticzDevice.GAS, 8, DomoticzDevice.WATER, 9));
        assertThat(options.isTariffsSwapped()).isTrue();
        assertThat(options.timeOut()).hasSeconds(3);
        assertThat(options.caFile()).contains(Path.of("ca.pem"));
        assertThat(options.endpoint().authorization()).contains("Basic dXNlcjpnZWhlaW0=");
        assertThat(options).hasToString("domoticz http://host:8080");
    }

    @ParameterizedTest
    @CsvSource({
        "http://host, http://host/json.htm",
        "' http://host:80/ ', http://host:80/json.htm",
        "https://host/domoticz//, https://host/domoticz/json.htm",
        "HTTP://[::1]:8080, HTTP://[::1]:8080/json.htm",
    })
    void takesAnAddressAsABrowserShowsIt(String address, String expected) {
        assertThat(new Update(DomoticzDevice.GAS, 8, "1;2")
                        .uri(DomoticzOptions.of(address, 7).base()))
                .hasToString(expected + "?type=command&param=udevice&idx=8&nvalue=0&svalue=1;2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host:8080 | has to begin with http:// or https://",
                "ftp://host | has to begin with http:// or https://",
                "http://user:geheim@host:8080 | holds a user or a password: give them apart",
                "http://user:geheim@my_host | holds a user or a password: give them apart",
                "http://user:ge^heim@host | is no URL",
                "http://user:geheim | holds no valid host and port",
                "http://my_host:8080 | without an underscore",
                "http:///json.htm | holds no valid host and port",
                "http://host:0 | is not in 1..65535",
                "http://host:65536 | is not in 1..65535",
                "http://host/?password=geheim | ends before the first ?",
            })
    void saysWhatIsWrongWithAnAddress(String address, String words) {
        assertThatThrownBy(() -> DomoticzOptions.of(address, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "http://user:geheim@host:8080",
        "http://user:geheim@my_host",
        "http://user:ge^heim@host",
        "http://host/?password=geheim",
        "http://user:geheim@host:0",
    })
    void neverShowsAPassword(String address) {
        assertThatThrownBy(() -> DomoticzOptions.of(address, 7)).hasMessageNotContaining("heim");
    }

    @Test
    void refusesNumbersAndTimesThatMakeNoSense() {
        assertThatThrownBy(() -> DomoticzOptions.of("http://host", 0)).hasMessageContaining("counts from 1");
        assertThatThrownBy(() -> OPTIONS.withDevice(DomoticzDevice.GAS, -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> OPTIONS.withTimeOut(Duration.ZERO)).hasMessageContaining("makes no sense");
        assertThatThrownBy(() -> OPTIONS.withTimeOut(Duration.ofHours(1))).hasMessageContaining("makes no sense");
    }

    @Test
    void refusesLoginsThatNobodyCanHave() {
        assertThatThrownBy(() -> OPTIONS.withLogin("us:er", "geheim"))
                .hasMessageContaining("no colon")
                .hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> OPTIONS.withLogin("", "geheim")).hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> OPTIONS.withBearerToken("geheim\r\nX: y")).hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> OPTIONS.withBearerToken("")).hasMessageContaining("check that it is whole");
    }

    @Test
    void wantsADeviceForEachValue() {
        DomoticzOptions options = DomoticzOptions.of("http://host", 7).withDevice(DomoticzDevice.GAS, 8);
        assertThatThrownBy(() -> options.withDevice(DomoticzDevice.GAS, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("each value needs a device of its own; two have the idx 7");
        assertThatThrownBy(() -> options.withDevice(DomoticzDevice.WATER, 8))
                .hasMessageEndingWith("two have the idx 8");
    }
}
