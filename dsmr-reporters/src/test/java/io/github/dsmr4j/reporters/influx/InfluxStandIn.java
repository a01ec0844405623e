package io.github.dsmr4j.reporters.influx;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.dsmr4j.reporters.StandIn;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers as InfluxDB 2.x does, and looks at each line closely. */
final class InfluxStandIn extends StandIn {
    static final String TOKEN = "a_B-c1==";

    private final Map<String, Line> points = new LinkedHashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private int requests;
    private int maxBody = Integer.MAX_VALUE;

    InfluxStandIn() throws IOException {
        super(plain());
        start();
    }

    /** Takes no more bytes at once. */
    synchronized void limit(int bytes) {
        maxBody = bytes;
    }

    /** Has this field with a type already. */
    synchronized void has(String measurement, String field, String type) {
        types.put(measurement + " " + field, type);
    }

    synchronized List<Line> points() {
        return List.copyOf(points.values());
    }

    /** Those that were let in. */
    synchronized int requests() {
        return requests;
    }

    @Override
    protected void answerAsUsual(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean write = exchange.getRequestMethod().equals("POST")
                && exchange.getRequestURI().getPath().equals("/api/v2/write");
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        if (!write || !"s".equals(query.get("precision")) || query.size() != 3) {
            fault(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        }
        judge(exchange, query, body);
    }

    private synchronized void judge(HttpExchange exchange, Map<String, String> query, String body) throws IOException {
        if (!("Token " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"code\":\"unauthorized\",\"message\":\"unauthorized access\"}");
        } else if (!"the+house".equals(query.get("org"))) {
            answer(exchange, 404, "{\"code\":\"not found\",\"message\":\"organization name not found\"}");
        } else if (!"p1%2Fall".equals(query.get("bucket"))) {
            answer(exchange, 404, "{\"code\":\"not found\",\"message\":\"bucket \\\"x\\\" not found\"}");
        } else if (body.length() > maxBody) {
            answer(exchange, 413, "{\"code\":\"request too large\",\"message\":\"too many bytes\"}");
        } else {
            requests++;
            take(exchange, body);
        }
    }

    private void take(HttpExchange exchange, String body) throws IOException {
        List<Line> lines;
        try {
            lines = body.lines().map(Line::of).toList();
        } catch (IllegalArgumentException e) {
            fault(String.valueOf(e.getMessage()));
            answer(exchange, 400, "{\"code\":\"invalid\",\"message\":\"unable to parse\"}");
            return;
        }
        List<Line> good = lines.stream().filter(this::fits).toList();
        good.forEach(line -> points.put(line.series(), line));
        if (good.size() == lines.size()) {
            answer(exchange, 204, "");
        } else {
            answer(
                    exchange,
                    422,
                    "{\"code\":\"unprocessable entity\",\"message\":\"partial write: field type conflict dropped="
                            + (lines.size() - good.size()) + "\"}");
        }
    }

    private boolean fits(Line line) {
        return line.fields().keySet().stream()
                .allMatch(field -> types.computeIfAbsent(line.measurement() + " " + field, key -> line.type(field))
                        .equals(line.type(field)));
    }
}
