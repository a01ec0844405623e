package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.reading.Plausibility;
import io.github.dsmr4j.core.reading.PlausibilityLimits;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options for readings that cannot be true. */
final class PlausibilityArguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--plausibility",
            description =
                    "Hold back readings that cannot be true in recordings, too. Of other sources they are held back"
                            + " unless --no-plausibility says otherwise.")
    private boolean wanted;

    @Option(names = "--no-plausibility", description = "Pass every reading on, whatever it says.")
    private boolean unwanted;

    @Option(
            names = "--max-connection",
            paramLabel = "3xA|KW",
            converter = ConnectionConverter.class,
            description =
                    "What the connection carries: phases and amperes of its fuses, such as 3x25, or kilowatts; 3x80"
                            + " unless given. What is beyond half as much again cannot be true.")
    private Optional<Quantity> connection = Optional.empty();

    /**
     * What judges the readings. A recording is shown as it is unless asked otherwise: it is read to see what it holds, it
     * may be a single telegram, which no second confirms, and when its telegrams came is not known.
     *
     * @throws ParameterException if the options do not fit together
     */
    Optional<Plausibility> filter(boolean live) {
        if (unwanted && (wanted || connection.isPresent())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--no-plausibility and " + (wanted ? "--plausibility" : "--max-connection")
                            + " exclude each other");
        }
        PlausibilityLimits limits =
                connection.map(PlausibilityLimits.DEFAULT::withConnectionPower).orElse(PlausibilityLimits.DEFAULT);
        return !unwanted && (live || wanted) ? Optional.of(new Plausibility(limits)) : Optional.empty();
    }

    /** Reads phases and amperes, or kilowatts. */
    static final class ConnectionConverter implements ITypeConverter<Quantity> {
        private static final Pattern FUSES = Pattern.compile("([13])x([1-9]\\d{0,3})A?");
        private static final Pattern KILOWATTS = Pattern.compile("\\d{1,4}(\\.\\d{1,3})?");
        private static final int VOLTS = 230;

        @Override
        public Quantity convert(String text) {
            Matcher fuses = FUSES.matcher(text);
            if (fuses.matches()) {
                long watts = VOLTS * Long.parseLong(fuses.group(1)) * Long.parseLong(fuses.group(2));
                return new Quantity(watts, 3, Unit.KILOWATT);
            }
            BigDecimal kilowatts = KILOWATTS.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ZERO;
            if (kilowatts.signum() == 0) {
                throw new TypeConversionException("\"" + text
                        + "\" is no connection; expected phases and amperes such as 3x25, or kilowatts such as 17.25");
            }
            return new Quantity(kilowatts.unscaledValue().longValueExact(), kilowatts.scale(), Unit.KILOWATT);
        }
    }
}
