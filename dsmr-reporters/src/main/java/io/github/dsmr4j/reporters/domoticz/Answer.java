package io.github.dsmr4j.reporters.domoticz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.web.WebAnswer;
import java.io.IOException;

/** What Domoticz answered, judged: it says 200 to what it refuses, too. */
final class Answer {
    private static final JsonMapper JSON = new JsonMapper();

    private Answer() {}

    /**
     * Returns when Domoticz has taken the value.
     *
     * @throws RefusedException if it does not know the device
     * @throws IOException if something else is wrong; the message is the reason alone
     */
    static void check(WebAnswer answer, int idx) throws IOException {
        if (answer.status() != 200) {
            throw new IOException(reason(answer));
        }
        if (answer.isTooLong()) {
            throw new IOException("the answer is longer than Domoticz's; is that its address?");
        }
        String verdict = verdict(answer.body());
        if (verdict.equals("ERR")) {
            throw new RefusedException("Domoticz answers ERR: most likely it has no device with idx " + idx
                    + "; look the number up in its list of devices");
        }
        if (!verdict.equals("OK")) {
            throw new IOException("the answer is not one of Domoticz's; is that its address?");
        }
    }

    private static String verdict(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            return answer.path("status").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private static String reason(WebAnswer answer) {
        return switch (answer.status()) {
            case 401 ->
                "no or a wrong login (HTTP 401); give the user and password of a Domoticz user, and over http"
                        + " allow basic authentication in Domoticz's security settings";
            case 403 ->
                "the user may not do that (HTTP 403); a user who may only view is not enough, and Domoticz's"
                        + " list of trusted networks may leave this machine out";
            case 404 -> "there is no json.htm (HTTP 404); check port and path of the address";
            default -> answer.reason();
        };
    }
}
