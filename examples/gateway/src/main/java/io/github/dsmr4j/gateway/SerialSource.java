package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.transport.Transport;
import io.github.dsmr4j.gateway.TelegramWatch.Hints;
import io.github.dsmr4j.serial.SerialOptions;
import io.github.dsmr4j.serial.SerialSettings;
import io.github.dsmr4j.serial.SerialTransport;
import java.util.Optional;

/**
 * A P1 cable: {@code serial:PATH}, or {@code serial:auto} for the only USB port; behind it {@code ?line=9600-7E1} and
 * {@code data-request=off}, joined by {@code &}.
 *
 * @param path empty for the only USB port
 * @param line how the meter sends; empty when that is found out
 * @param dataRequest whether the meter is asked to send
 */
record SerialSource(Optional<String> path, Optional<SerialSettings> line, boolean dataRequest) implements Source {
    private static final String AUTO = "auto";

    /**
     * Reads what stands behind {@code serial:}.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    static SerialSource parse(String text) {
        int at = text.indexOf('?');
        String path = at < 0 ? text : text.substring(0, at);
        if (path.isBlank()) {
            throw new IllegalArgumentException(
                    "the port is missing; expected serial:PATH or serial:auto, the command ports lists what is there");
        }
        FileName.path(path);
        SerialSource source =
                new SerialSource(path.equals(AUTO) ? Optional.empty() : Optional.of(path), Optional.empty(), true);
        for (String setting : at < 0 ? new String[0] : text.substring(at + 1).split("&", -1)) {
            source = source.with(setting);
        }
        return source;
    }

    private SerialSource with(String setting) {
        return switch (setting) {
            case "line=detect" -> new SerialSource(path, Optional.empty(), dataRequest);
            case "line=115200-8N1" -> with(SerialSettings.BAUD_115200_8N1);
            case "line=115200-7E1" -> with(SerialSettings.BAUD_115200_7E1);
            case "line=9600-7E1" -> with(SerialSettings.BAUD_9600_7E1);
            case "data-request=on" -> new SerialSource(path, line, true);
            case "data-request=off" -> new SerialSource(path, line, false);
            default ->
                throw new IllegalArgumentException("\"" + setting + "\" is no setting of a serial port; expected"
                        + " line=115200-8N1, line=115200-7E1, line=9600-7E1, line=detect, data-request=on or"
                        + " data-request=off");
        };
    }

    private SerialSource with(SerialSettings known) {
        return new SerialSource(path, Optional.of(known), dataRequest);
    }

    @Override
    public Transport transport() {
        SerialOptions requesting = SerialOptions.DEFAULT.withDataRequest(dataRequest);
        SerialOptions options = line.map(requesting::withSettings).orElse(requesting);
        return path.map(port -> new SerialTransport(port, options))
                .orElseGet(() -> SerialTransport.onlyUsbPort(options));
    }

    @Override
    public Optional<String> exclusive() {
        return Optional.of("serial:" + path.orElse(AUTO));
    }

    @Override
    public Hints hints() {
        return new Hints(
                "is the cable in the meter's P1 port" + (dataRequest ? "?" : ", and does it request data by itself?"),
                line.isPresent()
                        ? "is the line set to " + LINE_SETTINGS + "?"
                        : "other settings of the line are being tried");
    }
}
