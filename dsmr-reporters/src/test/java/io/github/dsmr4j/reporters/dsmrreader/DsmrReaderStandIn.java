package io.github.dsmr4j.reporters.dsmrreader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dsmr4j.reporters.StandIn;
import io.github.dsmr4j.testdata.ReferenceCrc;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Answers as DSMR-reader's API does, and takes no telegram whose CRC is not right over what came. */
final class DsmrReaderStandIn extends StandIn {
    private static final String BYTES_ALONE = "[\\x00-\\xff]*";

    private final List<String> taken = new ArrayList<>();
    private String key = "KEY123";
    private boolean switchedOn = true;

    private DsmrReaderStandIn(HttpServer server) {
        super(server);
        start();
    }

    static DsmrReaderStandIn http() throws IOException {
        return new DsmrReaderStandIn(plain());
    }

    static DsmrReaderStandIn https(SSLContext context) throws IOException {
        return new DsmrReaderStandIn(encrypted(context));
    }

    synchronized void key(String other) {
        key = other;
    }

    synchronized void switchOff() {
        switchedOn = false;
    }

    /** The telegrams, a character for each byte. */
    synchronized List<String> taken() {
        return List.copyOf(taken);
    }

    @Override
    protected void answerAsUsual(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (!exchange.getRequestMethod().equals("POST")
                || !exchange.getRequestURI().toString().equals("/api/v1/datalogger/dsmrreading")
                || !"application/x-www-form-urlencoded".equals(type)) {
            fault(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + type);
        }
        judge(exchange, form);
    }

    private synchronized void judge(HttpExchange exchange, String form) throws IOException {
        if (!switchedOn) {
            answer(exchange, 405, "API is uitgeschakeld");
        } else if (!("Token " + key).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 403, "Ongeldige API-sleutel");
        } else if (!form.startsWith("telegram=")) {
            answer(exchange, 400, "Invalid data");
        } else if (takes(telegram(form))) {
            answer(exchange, 201, "");
        } else {
            answer(exchange, 500, "Failed to parse telegram");
        }
    }

    private String telegram(String form) {
        Map<String, String> fields = parameters(form);
        if (fields.size() != 1 || !form.matches("[a-z]+=[A-Za-z0-9.*_+%-]*")) {
            fault(form);
        }
        return URLDecoder.decode(fields.get("telegram"), UTF_8);
    }

    private boolean takes(String telegram) {
        if (!telegram.matches("(?s)" + BYTES_ALONE) || !telegram.endsWith("\r\n")) {
            fault(telegram);
        }
        int mark = telegram.lastIndexOf('!') + 1;
        String printed = telegram.substring(mark).strip();
        int crc = ReferenceCrc.of(telegram.substring(0, mark).getBytes(ISO_8859_1));
        boolean right = printed.isEmpty() || Integer.parseInt(printed, 16) == crc;
        if (right) {
            taken.add(telegram);
        }
        return right;
    }
}
