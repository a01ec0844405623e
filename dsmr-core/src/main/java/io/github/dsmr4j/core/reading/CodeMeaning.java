package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import java.util.List;
import java.util.Set;

/** What an OBIS reference means, as the {@link Catalogue} has it. Immutable; any thread. */
public final class CodeMeaning {
    private final Obis reference;
    private final String name;
    private final int tariff;
    private final Set<UnitFamily> families;
    private final List<String> standards;

    /**
     * A meaning.
     *
     * @param tariff the number of the tariff that the name ends with, or 0
     */
    CodeMeaning(Obis reference, String name, int tariff, Set<UnitFamily> families, List<String> standards) {
        this.reference = reference;
        this.name = name;
        this.tariff = tariff;
        this.families = families;
        this.standards = standards;
    }

    /** The same, with what the tariff is called among these meters. */
    CodeMeaning named(MeterProfile profile) {
        return profile.tariffName(tariff)
                .map(word -> new CodeMeaning(reference, name + " (" + word + ")", 0, families, standards))
                .orElse(this);
    }

    /** {@return the reference, without a printed F} */
    public Obis reference() {
        return reference;
    }

    /** {@return its name in a few English words, such as {@code energy from the grid, tariff 1 (low)}} */
    public String name() {
        return name;
    }

    /**
     * {@return what its values measure; {@link UnitFamily#NONE} when no unit belongs to them} Meters may print another.
     */
    public Set<UnitFamily> families() {
        return families;
    }

    /**
     * {@return where it is defined, for a person: {@code DSMR 4.0.0-5.0.2}, {@code e-MUCS}, a country whose operators
     * define it, or {@code seen in} a country when only meters say so}
     */
    public List<String> standards() {
        return standards;
    }

    /** Reference and name. */
    @Override
    public String toString() {
        return reference + " " + name;
    }
}
