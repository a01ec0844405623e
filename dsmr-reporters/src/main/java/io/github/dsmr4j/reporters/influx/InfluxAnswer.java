package io.github.dsmr4j.reporters.influx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dsmr4j.reporters.web.WebAnswer;
import java.io.IOException;

/** What InfluxDB answered to points that it did not take. */
final class InfluxAnswer {
    private static final JsonMapper JSON = new JsonMapper();

    private InfluxAnswer() {}

    /** Whether it would never take these points, or not so many at once. A proxy's 400 has no reason of InfluxDB. */
    static boolean isRefusal(WebAnswer answer) {
        return switch (answer.status()) {
            case 400, 422 -> !itsReason(answer).isEmpty();
            case 413 -> true;
            default -> false;
        };
    }

    /** Why, in words, with those of InfluxDB where it gives any. */
    static String reason(WebAnswer answer, InfluxTarget target) {
        String reason = itsReason(answer);
        return words(answer, target, !reason.isEmpty()) + (reason.isEmpty() ? "" : "; it says: " + reason);
    }

    private static String words(WebAnswer answer, InfluxTarget target, boolean isInflux) {
        int status = answer.status();
        return switch (status) {
            case 400, 422 ->
                isInflux
                        ? "InfluxDB does not accept a reading (HTTP " + status + ")"
                        : "the request is not accepted (HTTP " + status
                                + "); is that InfluxDB's address, and is it http or https?";
            case 401 -> "InfluxDB does not let us in (HTTP 401); " + target.loginAdvice();
            case 403 -> "writing is not allowed (HTTP 403); " + target.loginAdvice();
            case 404 ->
                isInflux
                        ? "it is not there (HTTP 404); create it, or check its name"
                        : "there is nothing to write to (HTTP 404); check port and path of the address, and whether"
                                + " InfluxDB is 1.x, which has databases, or 2.x, which has buckets";
            case 413 -> "more than InfluxDB takes in one request (HTTP 413)";
            case 429 -> "InfluxDB has taken as much as it may for now (HTTP 429)";
            default -> answer.reason();
        };
    }

    /** Versions 1.x say {@code error}, 2.x {@code message}; empty when neither is there. */
    private static String itsReason(WebAnswer answer) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            return WebAnswer.brief(
                    body.path("error").asText(body.path("message").asText()));
        } catch (IOException e) {
            return "";
        }
    }
}
