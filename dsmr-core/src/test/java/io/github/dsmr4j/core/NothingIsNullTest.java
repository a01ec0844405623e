package io.github.dsmr4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.reading.Catalogue;
import io.github.dsmr4j.core.reading.EnergyFlow;
import io.github.dsmr4j.core.reading.MeterProfile;
import io.github.dsmr4j.core.reading.Plausibility;
import io.github.dsmr4j.core.reading.PlausibilityLimits;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramCursor;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.core.telegram.TelegramResult;
import io.github.dsmr4j.core.telegram.ValueView;
import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.Expected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can be reached from all composed telegrams, be they delivered or rejected, is asked for everything: nothing is
 * null, and no public method is left out. Those with arguments are left to NullAway, which checks all that is compiled.
 */
class NothingIsNullTest {
    /** One of each package that telegrams and readings lead to. */
    private static final Set<Class<?>> PUBLISHED = Set.of(Obis.class, Telegram.class, Reading.class);

    /** Those whose answers depend on where they stand; the walk minds that. */
    private static final Set<Class<?>> ASKED_OTHERWISE =
            Set.of(TelegramCursor.class, ValueView.class, TelegramReader.class);

    /** That, or NullAway told to be silent. */
    private static final Pattern MAY_BE_NULL = Pattern.compile("Nullable;|@Nullable|\"NullAway|return null;");

    @Test
    void whateverATelegramLeadsTo() throws Exception {
        AccessorWalk walk = new AccessorWalk();
        ComposedTelegram.all().forEach(composed -> visit(walk, composed));
        walk.visit(new TelegramFramer(FramerOptions.DEFAULT, telegram -> {}), "a framer");
        walk.visit(PlausibilityLimits.DEFAULT, "plausibility limits");
        walk.visit(MeterProfile.all(), "profiles");

        assertThat(walk.called()).as("accessors that were called").containsAll(accessors());
    }

    /** NullAway lets no method return null that does not say so. */
    @ParameterizedTest
    @ValueSource(strings = {"testdata", "dsmr-core", "dsmr-serial", "dsmr-reporters", "dsmr-reporters/mqtt"})
    void noMethodOfTheLibrarySaysThatItMayReturnNull(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(MAY_BE_NULL));
        }
    }

    private static void visit(AccessorWalk walk, ComposedTelegram composed) {
        Expected expected = composed.expected();
        FramerOptions options = FramerOptions.DEFAULT
                .withCrcPolicy(CrcPolicy.valueOf(expected.policy().name()))
                .withParityStripped(expected.stripParity());
        TelegramReader results = new TelegramReader(new ByteArrayInputStream(composed.bytes()), options);
        Plausibility plausibility = new Plausibility();
        while (results.hasNext()) {
            TelegramResult result = results.next();
            walk.visit(result, composed.name());
            if (result instanceof Telegram telegram) {
                Reading reading = Reading.of(telegram, ZoneId.of(expected.zone()));
                walk.visit(reading, composed.name());
                walk.visit(plausibility.check(reading), composed.name());
                Arrays.stream(EnergyFlow.values()).forEach(flow -> walk.visit(reading.demand(flow), composed.name()));
                reading.objects()
                        .forEach(object -> walk.visit(Catalogue.meanings(object.reference()), object.toString()));
            }
        }
        walk.visit(results.counters(), composed.name());
        walk.visit(plausibility, composed.name());
    }

    /** All that the packages have. */
    private static Set<String> accessors() throws Exception {
        Set<String> accessors = new HashSet<>();
        for (Class<?> published : PUBLISHED) {
            for (Class<?> type : typesBeside(published)) {
                AccessorWalk.accessors(type).forEach(method -> accessors.add(AccessorWalk.signature(method)));
            }
        }
        return accessors;
    }

    private static List<Class<?>> typesBeside(Class<?> published) throws Exception {
        List<Class<?>> types = new ArrayList<>();
        Path folder = Path.of(published
                        .getResource(published.getSimpleName() + ".class")
                        .toURI())
                .getParent();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.class")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".class", "");
                types.add(Class.forName(published.getPackageName() + "." + name));
            }
        }
        types.removeIf(type -> type.isInterface() || !isPublic(type) || ASKED_OTHERWISE.contains(type));
        return types;
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }
}
