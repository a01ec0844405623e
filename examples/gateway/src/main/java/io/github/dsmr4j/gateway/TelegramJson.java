package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.telegram.LineProblem;
import io.github.dsmr4j.core.telegram.Protection;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramCursor;
import io.github.dsmr4j.core.telegram.ValueView;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The JSON documents of {@code decode}: everything that a telegram holds, and every rejection, on a line each. */
final class TelegramJson implements DecodedText {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final TelegramCursor cursor = new TelegramCursor();

    @Override
    public String text(Telegram telegram) {
        return written(json -> writeTelegram(json, telegram));
    }

    @Override
    public String text(Rejection rejection) {
        return written(json -> writeRejection(json, rejection));
    }

    private interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static String written(Content content) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            content.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written", e);
        }
        return line.toString();
    }

    private void writeTelegram(JsonGenerator json, Telegram telegram) throws IOException {
        json.writeStringField("identification", telegram.identification());
        json.writeStringField("crc", telegram.crc().name().toLowerCase(Locale.ROOT));
        if (telegram.protection() != Protection.NONE) {
            json.writeBooleanField("authenticated", telegram.protection() == Protection.AUTHENTICATED);
        }
        List<LineProblem> problems = new ArrayList<>();
        cursor.reset(telegram);
        json.writeArrayFieldStart("objects");
        while (cursor.next() != TelegramCursor.Item.END) {
            if (cursor.item() == TelegramCursor.Item.OBJECT) {
                writeObject(json);
            } else {
                problems.add(cursor.problem());
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("problems");
        for (LineProblem problem : problems) {
            writeProblem(json, problem);
        }
        json.writeEndArray();
    }

    private void writeObject(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("obis", new Obis(cursor.obis()).toString());
        json.writeArrayFieldStart("values");
        for (int index = 0; index < cursor.valueCount(); index++) {
            writeValue(json, cursor.value(index));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, ValueView value) throws IOException {
        json.writeStartObject();
        json.writeStringField("raw", value.text());
        if (value.isNumber()) {
            json.writeNumberField("number", BigDecimal.valueOf(value.unscaled(), value.scale()));
        }
        if (value.hasUnit()) {
            json.writeStringField("unit", value.unit());
        }
        json.writeEndObject();
    }

    private static void writeProblem(JsonGenerator json, LineProblem problem) throws IOException {
        json.writeStartObject();
        json.writeNumberField("line", problem.line());
        json.writeNumberField("offset", problem.offset());
        json.writeStringField("reason", problem.reason().code());
        json.writeStringField("raw", problem.raw());
        json.writeEndObject();
    }

    private static void writeRejection(JsonGenerator json, Rejection rejection) throws IOException {
        json.writeStringField("rejected", rejection.reason().code());
        json.writeNumberField("offset", rejection.offset());
        json.writeNumberField("length", rejection.length());
        json.writeStringField("sample", new String(rejection.sample(), ISO_8859_1));
    }
}
