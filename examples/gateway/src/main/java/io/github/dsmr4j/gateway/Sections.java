package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The meters that have sections of their own in the settings. */
final class Sections {
    static final Sections NONE = new Sections(Optional.empty());

    /** A meter, and what is wrong with its section. */
    private record Section(Meter meter, List<Exception> errors) {}

    private final Optional<Settings> settings;
    private final List<Section> sections = new ArrayList<>();

    private Sections(Optional<Settings> settings) {
        this.settings = settings;
    }

    static Sections of(Settings settings) {
        Sections read = new Sections(Optional.of(settings));
        settings.meters().forEach(name -> read.sections.add(section(name, settings.commandLine(name))));
        return read;
    }

    private static Section section(String name, List<String> arguments) {
        MeterArguments meter = new MeterArguments();
        CommandLine line = new CommandLine(meter);
        line.getCommandSpec().parser().collectErrors(true);
        line.parseArgs(arguments.toArray(String[]::new));
        return new Section(new Meter(name, true, meter), line.getParseResult().errors());
    }

    List<Meter> meters() {
        return sections.stream().map(Section::meter).toList();
    }

    /** Tells what is wrong with each section by itself. */
    void errors(Problems problems) {
        for (Section section : sections) {
            String name = section.meter.name();
            section.errors.forEach(error -> problems.add(Origins.of(settings).tell(name, error)));
            boolean unread = section.errors.stream()
                    .flatMap(Origins::option)
                    .anyMatch(option -> option.longestName().equals("--source"));
            if (!section.meter.arguments().hasSource() && !unread) {
                problems.add("the meter " + name + " has no source; expected one in [meter." + name + "]");
            }
        }
    }

    /** Tells what is wrong with meters, whether they have sections or not, and what does not go together. */
    static void look(List<Meter> meters, Problems problems) {
        meters.forEach(meter -> meter.arguments().look(problems.about(meter.prefix())));
        lookForTwice(meters, meter -> Optional.of(meter.name()), "are called", problems);
        lookForTwice(meters, meter -> meter.arguments().exclusiveSource(), "are read from", problems);
        lookForTwice(
                meters, meter -> meter.arguments().recordFile().map(Object::toString), "are recorded to", problems);
    }

    private static void lookForTwice(
            List<Meter> meters, Function<Meter, Optional<String>> what, String are, Problems problems) {
        List<String> all =
                meters.stream().flatMap(meter -> what.apply(meter).stream()).toList();
        Stream<String> twice = all.stream().distinct().filter(one -> all.indexOf(one) != all.lastIndexOf(one));
        twice.forEach(one -> problems.add("two meters " + are + " " + one + "; expected another for each"));
    }
}
