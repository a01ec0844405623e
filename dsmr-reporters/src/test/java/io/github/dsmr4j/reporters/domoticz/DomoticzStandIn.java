package io.github.dsmr4j.reporters.domoticz;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dsmr4j.reporters.StandIn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** Answers as Domoticz does, but takes nothing that would spoil a device. */
final class DomoticzStandIn extends StandIn {
    /** What a device takes. */
    enum Device {
        ENERGY("(0|[1-9][0-9]*)(;(0|[1-9][0-9]*)){5}"),
        COUNTER("0|[1-9][0-9]*"),
        CURRENT("[0-9]+(\\.[0-9]+)?(;[0-9]+(\\.[0-9]+)?){2}"),
        VOLTAGE("[0-9]+(\\.[0-9]+)?");

        private final Pattern svalue;

        Device(String svalue) {
            this.svalue = Pattern.compile(svalue);
        }
    }

    private final Map<Integer, Device> devices = new HashMap<>();
    private final List<String> taken = new ArrayList<>();
    private String authorization = "";

    private DomoticzStandIn(HttpServer server) {
        super(server);
        start();
    }

    static DomoticzStandIn http() throws IOException {
        return new DomoticzStandIn(plain());
    }

    static DomoticzStandIn https(SSLContext context) throws IOException {
        return new DomoticzStandIn(encrypted(context));
    }

    synchronized DomoticzStandIn device(int idx, Device device) {
        devices.put(idx, device);
        return this;
    }

    /** Asks for this header; nobody else is let in. */
    synchronized void ask(String header) {
        authorization = header;
    }

    /** What devices were told, such as {@code 7=1;2;3;4;5;6}. */
    synchronized List<String> taken() {
        return List.copyOf(taken);
    }

    @Override
    protected void answerAsUsual(HttpExchange exchange) throws IOException {
        int status;
        String body;
        synchronized (this) {
            String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean let = authorization.isEmpty() ? given.equals("null") : given.equals(authorization);
            status = let ? 200 : 401;
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"domoticz.com\"");
            body = let ? update(exchange) : "<html>Unauthorized</html>";
        }
        answer(exchange, status, body);
    }

    private String update(HttpExchange exchange) {
        Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
        boolean command = exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().equals("/json.htm")
                && parameters.keySet().equals(Set.of("type", "param", "idx", "nvalue", "svalue"))
                && "command".equals(parameters.get("type"))
                && "udevice".equals(parameters.get("param"))
                && "0".equals(parameters.get("nvalue"));
        if (!command) {
            fault(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            return "{\"status\":\"ERR\"}";
        }
        int idx = Integer.parseInt(parameters.get("idx"));
        if (!devices.containsKey(idx)) {
            return "{\n   \"status\" : \"ERR\"\n}\n";
        }
        String svalue = parameters.get("svalue");
        if (!devices.get(idx).svalue.matcher(svalue).matches()) {
            fault(idx + "=" + svalue);
        }
        taken.add(idx + "=" + svalue);
        return "{\n   \"status\" : \"OK\",\n   \"title\" : \"Update Device\"\n}\n";
    }
}
