package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.telegram.Telegram;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the meters of a country have in common besides what the standards say: the zone of their clocks, the order of
 * their tariffs, and in the {@link Catalogue} what a reference means when countries disagree.
 *
 * <p>The rows stand in {@code profiles.txt} beside this class. Immutable; any thread.
 */
public final class MeterProfile {
    private static final List<MeterProfile> ALL =
            Table.read("profiles.txt", 5).stream().map(MeterProfile::new).toList();

    /** That of a meter of which nothing else is known. */
    public static final MeterProfile GENERAL = ALL.get(ALL.size() - 1);

    private final String key;
    private final ZoneId zone;
    private final List<String> tariffs;
    private final Recognition recognition;
    private final String name;

    private MeterProfile(List<String> cells) {
        key = cells.get(0);
        zone = ZoneId.of(cells.get(1));
        tariffs = Table.items(cells.get(2));
        recognition = Recognition.parse(cells.get(3));
        name = cells.get(4);
    }

    /** {@return all of them, {@link #GENERAL} last} */
    public static List<MeterProfile> all() {
        return ALL;
    }

    /**
     * The profile with a {@link #key()}.
     *
     * @param key such as {@code NL}; upper and lower case differ
     * @return empty if no profile has that key
     */
    public static Optional<MeterProfile> withKey(String key) {
        return ALL.stream().filter(profile -> profile.key.equals(key)).findFirst();
    }

    /**
     * The profile that a telegram looks like: by its identification, by what it prints, and by the version that it
     * states. A guess: meters of Sweden and of Finland, for one, cannot be told apart.
     *
     * @param telegram with any CRC, or none
     * @return {@link #GENERAL} if it looks like none
     */
    public static MeterProfile of(Telegram telegram) {
        PrintedObjects printed = PrintedObjects.of(telegram);
        return ALL.stream()
                .filter(profile -> profile.recognition.test(printed))
                .findFirst()
                .orElse(GENERAL);
    }

    /** {@return a short name that stays, in most cases the country's code, such as {@code NL}} */
    public String key() {
        return key;
    }

    /** {@return the country in English, or what else the meters are} */
    public String name() {
        return name;
    }

    /** {@return the zone of the meters' clocks} */
    public ZoneId zone() {
        return zone;
    }

    /**
     * What a tariff is called, such as {@code low} or {@code normal}.
     *
     * @param number of the tariff, 1 and up
     * @return empty where that is not known
     */
    public Optional<String> tariffName(int number) {
        return number >= 1 && number <= tariffs.size() ? Optional.of(tariffs.get(number - 1)) : Optional.empty();
    }

    /** The key. */
    @Override
    public String toString() {
        return key;
    }
}
