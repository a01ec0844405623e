package io.github.dsmr4j.reporters.homewizard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.reporters.http.Answer;
import io.github.dsmr4j.reporters.http.Document;
import io.github.dsmr4j.reporters.http.LatestReadings;
import io.github.dsmr4j.reporters.http.TelegramDocument;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The documents of a HomeWizard P1 meter (HWE-P1, API v1) for the readings of one source, so that programs which read
 * such a device read this one. They want them at the root of a server; Home Assistant on port 80 alone.
 *
 * <pre>{@code
 * new HomeWizardApi(latest, "meter", "aabbccddeeff")
 *         .documents()
 *         .forEach((path, document) -> server.createContext(path, new DocumentHandler(document)));
 * }</pre>
 *
 * <p>A field that the meter does not print is absent. Without a fresh reading the data and the telegram are 503. Immutable;
 * any thread. Source: HomeWizard Energy API documentation, version 1.
 */
public final class HomeWizardApi {
    private static final String TYPE = "application/json";
    private static final Pattern SERIAL = Pattern.compile("[0-9a-f]{12}");
    /** From 6.00 on, clients look for version 2 of the interface. */
    private static final String FIRMWARE = "5.18";

    private final LatestReadings latest;
    private final String source;
    private final String serial;

    /**
     * The documents of a source.
     *
     * @param latest where readings come from
     * @param source the name of the one source
     * @param serial what clients know the device by: 12 hexadecimal digits in lower case, always the same
     * @throws IllegalArgumentException if the serial has another form
     */
    public HomeWizardApi(LatestReadings latest, String source, String serial) {
        this.latest = Objects.requireNonNull(latest, "latest");
        this.source = Objects.requireNonNull(source, "source");
        requireSerial(serial);
        this.serial = serial;
    }

    /**
     * Looks at a serial number before it is needed.
     *
     * @param serial 12 hexadecimal digits in lower case
     * @throws IllegalArgumentException if it has another form
     */
    public static void requireSerial(String serial) {
        if (!SERIAL.matcher(serial).matches()) {
            throw new IllegalArgumentException(
                    "serial \"" + serial + "\": 12 digits 0 to 9 and a to f are needed, such as aabbccddeeff");
        }
    }

    /**
     * The documents by their path.
     *
     * @return {@code /api}, {@code /api/v1/data} and {@code /api/v1/telegram}; unmodifiable
     */
    public Map<String, Document> documents() {
        return Map.of(
                "/api",
                this::device,
                "/api/v1/data",
                this::data,
                "/api/v1/telegram",
                new TelegramDocument(latest, source));
    }

    private Answer device() {
        ObjectNode device = JsonNodeFactory.instance
                .objectNode()
                .put("product_type", "HWE-P1")
                .put("product_name", "P1 Meter")
                .put("serial", serial)
                .put("firmware_version", FIRMWARE)
                .put("api_version", "v1");
        return Answer.ok(TYPE, device.toString());
    }

    private Answer data() {
        return latest.fresh(source)
                .map(report -> Answer.ok(TYPE, HomeWizardData.line(report.reading())))
                .orElseGet(() -> Answer.unavailable(TYPE, error(latest.absence(source))));
    }

    private static String error(String words) {
        return JsonNodeFactory.instance
                .objectNode()
                .set("error", JsonNodeFactory.instance.objectNode().put("description", words))
                .toString();
    }
}
