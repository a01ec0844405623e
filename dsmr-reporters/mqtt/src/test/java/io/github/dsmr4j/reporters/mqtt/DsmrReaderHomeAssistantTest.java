package io.github.dsmr4j.reporters.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.reporters.Report;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What Home Assistant's integration dsmr_reader listens to, and what it makes of each payload: numbers of a unit, times
 * that must have an offset, the version that it divides by ten, the tariff that is low if it is {@code 1}.
 */
class DsmrReaderHomeAssistantTest {
    private static final Predicate<String> NUMBER =
            Pattern.compile("[0-9]+(\\.[0-9]+)?").asMatchPredicate();
    private static final Predicate<String> COUNT = Pattern.compile("[0-9]+").asMatchPredicate();
    private static final Predicate<String> TARIFF = Pattern.compile("[12]").asMatchPredicate();

    private static final Map<String, Predicate<String>> EXPECTED = new TreeMap<>();

    static {
        expect(
                NUMBER,
                "reading/electricity_delivered_1 reading/electricity_returned_1 reading/electricity_delivered_2"
                        + " reading/electricity_returned_2 reading/electricity_currently_delivered"
                        + " reading/electricity_currently_returned reading/phase_currently_delivered_l1"
                        + " reading/phase_currently_delivered_l2 reading/phase_currently_delivered_l3"
                        + " reading/phase_currently_returned_l1 reading/phase_currently_returned_l2"
                        + " reading/phase_currently_returned_l3 reading/extra_device_delivered"
                        + " reading/phase_voltage_l1 reading/phase_voltage_l2 reading/phase_voltage_l3"
                        + " reading/phase_power_current_l1 reading/phase_power_current_l2"
                        + " reading/phase_power_current_l3 consumption/gas/delivered"
                        + " consumption/gas/currently_delivered"
                        + " consumption/quarter-hour-peak-electricity/average_delivered");
        expect(
                DsmrReaderHomeAssistantTest::isTime,
                "reading/timestamp consumption/gas/read_at consumption/quarter-hour-peak-electricity/read_at_start"
                        + " consumption/quarter-hour-peak-electricity/read_at_end");
        for (String period : List.of("day-consumption", "current-month", "current-year")) {
            expect(
                    NUMBER,
                    "P/electricity1 P/electricity2 P/electricity1_returned P/electricity2_returned"
                                    .replace("P/", period + "/")
                            + " P/electricity_merged P/electricity_returned_merged P/gas".replace("P/", period + "/"));
        }
        expect(
                COUNT,
                "meter-stats/dsmr_version meter-stats/power_failure_count meter-stats/long_power_failure_count"
                        + " meter-stats/voltage_sag_count_l1 meter-stats/voltage_sag_count_l2"
                        + " meter-stats/voltage_sag_count_l3 meter-stats/voltage_swell_count_l1"
                        + " meter-stats/voltage_swell_count_l2 meter-stats/voltage_swell_count_l3"
                        + " meter-stats/rejected_telegrams");
        expect(TARIFF, "meter-stats/electricity_tariff");
    }

    /** It listens to these as well; they need prices, which nobody gives. */
    private static final List<String> COSTS = List.of(
            "electricity1_cost",
            "electricity2_cost",
            "electricity_cost_merged",
            "gas_cost",
            "fixed_cost",
            "total_cost",
            "energy_supplier_price");

    private static void expect(Predicate<String> form, String topics) {
        Stream.of(topics.split(" ")).forEach(topic -> EXPECTED.put(topic, form));
    }

    private static boolean isTime(String text) {
        return OffsetDateTime.parse(text).toString().length() > 0;
    }

    @Test
    void everyTopicThatNeedsNoPriceIsSentInItsForm() {
        DsmrReaderLayout layout = DsmrReaderLayout.builder("dsmr")
                .rejectedTelegrams(source -> OptionalLong.of(0))
                .build();
        Map<String, String> sent = new TreeMap<>();
        // Two quarters of an hour and an hour of gas around new year, all that is counted from a beginning.
        for (String time : List.of("241231233000", "241231234459", "241231235958", "250101000003", "250101011000")) {
            layout.messages(threePhases(time)).forEach(message -> sent.put(message.topic(), message.payload()));
        }
        assertThat(sent.keySet())
                .containsAll(
                        EXPECTED.keySet().stream().map(topic -> "dsmr/" + topic).toList())
                .noneMatch(topic -> COSTS.stream().anyMatch(topic::contains));
        EXPECTED.forEach(
                (topic, form) -> assertThat(sent.get("dsmr/" + topic)).as(topic).matches(form));
    }

    /** A composed telegram, of another time, and with the gas of the hour before that. */
    private static Report threePhases(String time) {
        List<String> lines = Reports.composed("nl-5.0-3-phase")
                .reading()
                .telegram()
                .toString()
                .lines()
                .map(line -> line.replace("(211116193342W)", "(" + time + "W)")
                        .replace("(211116193000W)", "(" + time.substring(0, 8) + "0000W)"))
                .filter(line -> line.matches("[0-9].*"))
                .toList();
        return Reports.of(lines.toArray(String[]::new));
    }
}
