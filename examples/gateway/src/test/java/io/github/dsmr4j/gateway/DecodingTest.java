package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.transport.StreamTransport;
import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.Damage;
import io.github.dsmr4j.testdata.DamagedStream;
import io.github.dsmr4j.testdata.Expected;
import io.github.dsmr4j.testdata.SimulatedMeter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecodingTest {
    static List<ComposedTelegram> composed() {
        return ComposedTelegram.all();
    }

    @ParameterizedTest
    @MethodSource("composed")
    void printsTheEventsOfComposedTelegramsInOrder(ComposedTelegram composed) throws IOException {
        Expected expected = composed.expected();
        FramerOptions options = FramerOptions.DEFAULT
                .withCrcPolicy(CrcPolicy.valueOf(expected.policy().name()))
                .withParityStripped(expected.stripParity());

        List<JsonNode> documents = documents(decode(composed.bytes(), options));

        assertThat(documents)
                .extracting(DecodingTest::event)
                .containsExactlyElementsOf(
                        expected.events().stream().map(DecodingTest::event).toList());
        List<JsonNode> telegrams =
                documents.stream().filter(document -> !document.has("rejected")).toList();
        for (int index = 0; index < telegrams.size(); index++) {
            JsonNode telegram = telegrams.get(index);
            Expected.TelegramExpectation expectation = expected.telegrams().get(index);
            assertThat(telegram.get("identification").asText()).isEqualTo(expectation.identification());
            assertThat(telegram.get("objects")).hasSize(expectation.objects());
            assertThat(telegram.get("problems").findValues("line"))
                    .extracting(JsonNode::asInt)
                    .containsExactlyElementsOf(expectation.problems());
        }
    }

    private static String event(JsonNode document) {
        return document.has("rejected")
                ? "rejected " + document.get("rejected").asText() + " " + document.get("offset") + " "
                        + document.get("length")
                : "telegram " + document.get("crc").asText();
    }

    private static String event(Expected.Event event) {
        return event.kind() == Expected.Kind.REJECTED ? event.toString() : "telegram " + event.state();
    }

    @Test
    void printsNumbersExactly() throws IOException {
        assertThat(decode(
                        "1-0:1.8.1(000123.450*kWh)",
                        "1-0:2.7.0(-0.5*kW)",
                        "0-0:96.14.0(0002)",
                        "1-0:1.8.0*255(0.0000000*kWh)",
                        "1-0:1.6.0(240305181500W)(123456789012345678)(1234567890123456789)()"))
                .isEqualTo("{\"identification\":\"ISK5\\\\TEST\",\"crc\":\"absent\",\"objects\":["
                        + "{\"obis\":\"1-0:1.8.1\",\"values\":[{\"raw\":\"000123.450*kWh\",\"number\":123.450,\"unit\":\"kWh\"}]},"
                        + "{\"obis\":\"1-0:2.7.0\",\"values\":[{\"raw\":\"-0.5*kW\",\"number\":-0.5,\"unit\":\"kW\"}]},"
                        + "{\"obis\":\"0-0:96.14.0\",\"values\":[{\"raw\":\"0002\",\"number\":2}]},"
                        + "{\"obis\":\"1-0:1.8.0*255\",\"values\":[{\"raw\":\"0.0000000*kWh\",\"number\":0.0000000,\"unit\":\"kWh\"}]},"
                        + "{\"obis\":\"1-0:1.6.0\",\"values\":[{\"raw\":\"240305181500W\"},"
                        + "{\"raw\":\"123456789012345678\",\"number\":123456789012345678},"
                        + "{\"raw\":\"1234567890123456789\"},{\"raw\":\"\"}]}],"
                        + "\"problems\":[]}\n");
    }

    @Test
    void printsProblems() throws IOException {
        assertThat(decode("1-0:1.8.1(1*kWh)", "1,0:2.7.0(\"x)"))
                .endsWith("\"problems\":[{\"line\":4,\"offset\":32,\"reason\":\"no-reference\","
                        + "\"raw\":\"1,0:2.7.0(\\\"x)\"}]}\n");
    }

    @Test
    void printsRejectionsWithASample() throws IOException {
        assertThat(decode("xx/ABC5\u00ff\r\n".getBytes(ISO_8859_1), FramerOptions.DEFAULT))
                .isEqualTo(
                        "{\"rejected\":\"incomplete\",\"offset\":2,\"length\":8,\"sample\":\"/ABC5\u00ff\\r\\n\"}\n");
    }

    @Test
    void printsWhatDamageHasLeftWhole() throws IOException {
        SimulatedMeter meter = new SimulatedMeter(
                SimulatedMeter.Profile.EMUCS, new SplittableRandom(3), Instant.EPOCH.plusSeconds(1_700_000_000));
        List<byte[]> telegrams = new ArrayList<>();
        for (int second = 0; second < 200; second++) {
            telegrams.add(meter.telegram(Instant.EPOCH.plusSeconds(1_700_000_000 + second)));
        }
        DamagedStream damaged = Damage.stream(telegrams, new SplittableRandom(4), 0.3);
        List<String> whole = new ArrayList<>();
        for (DamagedStream.Untouched untouched : damaged.untouched()) {
            whole.add(decode(telegrams.get(untouched.index()), FramerOptions.DEFAULT)
                    .strip());
        }

        List<String> accepted = decode(damaged.bytes(), FramerOptions.DEFAULT)
                .lines()
                .filter(line -> !line.startsWith("{\"rejected\""))
                .toList();

        assertThat(accepted).containsSubsequence(whole);
        assertThat(accepted.size()).isLessThan(telegrams.size());
    }

    private static String decode(String... objects) throws IOException {
        String text = "/ISK5\\TEST\r\n\r\n" + String.join("\r\n", objects) + "\r\n!\r\n";
        return decode(text.getBytes(ISO_8859_1), FramerOptions.DEFAULT);
    }

    private static String decode(byte[] bytes, FramerOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Decoding(options, Optional.empty(), new TelegramJson(), new Output(out))
                .decode(new StreamTransport("test", new ByteArrayInputStream(bytes)));
        return out.toString(UTF_8);
    }

    private static List<JsonNode> documents(String output) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        new ObjectMapper()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(output)
                .forEachRemaining(documents::add);
        return documents;
    }
}
