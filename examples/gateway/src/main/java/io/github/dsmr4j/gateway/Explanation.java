package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.core.reading.Catalogue;
import io.github.dsmr4j.core.reading.CodeMeaning;
import io.github.dsmr4j.core.reading.DataObject;
import io.github.dsmr4j.core.reading.DataValue;
import io.github.dsmr4j.core.reading.MeterProfile;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.core.reading.UnitFamily;
import io.github.dsmr4j.core.telegram.LineProblem;
import io.github.dsmr4j.core.telegram.Protection;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Rejection.Reason;
import io.github.dsmr4j.core.telegram.Telegram;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code decode --explain} prints: each object by name, so that a new meter can be told of in one paste. */
final class Explanation implements DecodedText {
    private static final int VALUE_WIDTH = 44;
    private static final int SAMPLE_WIDTH = 100;
    private static final int MOST_VALUES = 64;
    private static final String UNKNOWN = "unknown";
    private static final String ISSUES = "https://github.com/dsmr4j/dsmr4j/issues";

    private final Optional<Anonymiser> anonymiser;
    private long telegrams;
    private long rejections;

    /** Explains telegrams as they are, or without what tells whose meter it is. */
    Explanation(Optional<Anonymiser> anonymiser) {
        this.anonymiser = anonymiser;
    }

    @Override
    public String text(Telegram telegram) {
        telegrams++;
        String heading = "Telegram " + telegrams + ", " + place(telegram.offset(), telegram.length()) + "\n";
        return heading + shown(telegram).map(this::explained).orElse("  not shown: it cannot be anonymised\n");
    }

    private Optional<Telegram> shown(Telegram telegram) {
        return anonymiser.isEmpty() ? Optional.of(telegram) : anonymiser.get().anonymised(telegram);
    }

    private String explained(Telegram telegram) {
        MeterProfile profile = MeterProfile.of(telegram);
        Reading reading = Reading.of(telegram, profile.zone());
        return head(reading, profile) + "\n\n"
                + objects(reading, profile) + "\n\n"
                + problems(reading.problems())
                + counts(reading, profile) + "\n";
    }

    private static Columns head(Reading reading, MeterProfile profile) {
        Columns head = new Columns();
        head.add("identification", ShownText.cut(reading.identification(), SAMPLE_WIDTH));
        head.add("profile", profile.name() + " (" + profile.key() + ")");
        head.add(
                "version",
                reading.version()
                        .map(version -> ShownText.cut(version, VALUE_WIDTH))
                        .orElse("none printed"));
        head.add("CRC", reading.telegram().crc().name().toLowerCase(Locale.ROOT));
        Protection protection = reading.telegram().protection();
        if (protection != Protection.NONE) {
            head.add("encryption", protection.name().toLowerCase(Locale.ROOT));
        }
        return head;
    }

    private static Columns objects(Reading reading, MeterProfile profile) {
        Columns objects = new Columns();
        objects.add("reference", "name", "value", "unit", "standards");
        reading.objects().forEach(object -> addTo(objects, object, Catalogue.find(object, profile)));
        return objects;
    }

    private static void addTo(Columns objects, DataObject object, Optional<CodeMeaning> meaning) {
        List<DataValue> values = object.values();
        DataValue first = values.get(0);
        objects.add(
                object.reference().toString(),
                meaning.map(CodeMeaning::name).orElse(UNKNOWN),
                value(first),
                unit(first),
                meaning.map(known -> String.join(", ", known.standards())).orElse(""));
        values.stream().limit(MOST_VALUES).skip(1).forEach(value -> objects.add("", "", value(value), unit(value), ""));
        if (values.size() > MOST_VALUES) {
            objects.add("", "", "\u2026 and " + Summary.plural(values.size() - MOST_VALUES, "value") + " more", "", "");
        }
    }

    private static String value(DataValue value) {
        return ShownText.cut(value.raw(), VALUE_WIDTH);
    }

    private static String unit(DataValue value) {
        Unit unit = value.quantity().map(Quantity::unit).orElse(Unit.NONE);
        return unit.family() == UnitFamily.UNKNOWN ? UNKNOWN : unit.symbol();
    }

    private static String problems(List<LineProblem> problems) {
        StringBuilder text = new StringBuilder();
        problems.forEach(
                problem -> text.append(ShownProblem.text(problem).indent(2)).append('\n'));
        return text.toString();
    }

    private static String counts(Reading reading, MeterProfile profile) {
        List<DataObject> objects = reading.objects();
        long known = objects.stream()
                .filter(object -> Catalogue.find(object, profile).isPresent())
                .count();
        return "  " + Summary.plural(objects.size(), "object") + ": " + known + " known, " + (objects.size() - known)
                + " " + UNKNOWN + "; "
                + Summary.plural(reading.problems().size(), "problem");
    }

    @Override
    public String text(Rejection rejection) {
        rejections++;
        String sample = new String(rejection.sample(), ISO_8859_1);
        return "Rejected, " + place(rejection.offset(), rejection.length()) + ": "
                + rejection.reason().code() + "\n  "
                + Advice.on(rejection.reason()) + "\n"
                + (anonymiser.isPresent()
                        ? "  not shown: nobody can tell what in it identifies a meter"
                        : title(rejection) + "  " + ShownText.escaped(sample))
                + "\n";
    }

    private static String title(Rejection rejection) {
        return rejection.reason() == Reason.UNKNOWN_TITLE ? "  system title " + Advice.title(rejection) + "\n" : "";
    }

    private static String place(long offset, long length) {
        return Summary.plural(length, "byte") + " at offset " + offset;
    }

    @Override
    public Optional<String> ending() {
        if (telegrams + rejections == 0) {
            return Optional.empty();
        }
        String first = anonymiser.isPresent()
                ? "To report a meter, make sure that nothing private is left above, and paste it"
                : "To report a meter, run this again with --anonymise, and paste what it prints";
        return Optional.of(first + " into a new issue at " + ISSUES + ".");
    }
}
