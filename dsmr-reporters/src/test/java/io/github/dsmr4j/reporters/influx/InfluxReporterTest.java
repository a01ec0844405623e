package io.github.dsmr4j.reporters.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.reporters.Lane;
import io.github.dsmr4j.reporters.LaneOptions;
import io.github.dsmr4j.reporters.Readings;
import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.RetryLaterException;
import io.github.dsmr4j.reporters.StandIn;
import io.github.dsmr4j.reporters.StandIn.Behaviour;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** InfluxDB 2.x, and what is the same with 1.x, against a stand-in. */
@Timeout(60)
class InfluxReporterTest {
    private static final Report REPORT = new Report("house", Readings.everything());
    private static final LaneOptions QUICK =
            LaneOptions.every(1000).withWaits(Duration.ofMillis(1), Duration.ofMillis(2));

    private InfluxStandIn influx;

    @BeforeEach
    void start() throws IOException {
        influx = new InfluxStandIn();
    }

    @AfterEach
    void stop() {
        influx.close();
        assertThat(influx.faults()).isEmpty();
    }

    private InfluxOptions options() {
        return InfluxOptions.ofBucket(influx.address(), "the house", "p1/all", InfluxStandIn.TOKEN);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> failure(InfluxOptions options) throws IOException {
        InfluxReporter reporter = new InfluxReporter(options);
        return assertThat(catchThrowable(() -> reporter.report(REPORT)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot write to " + options.target() + " at " + options.base() + ": ")
                .hasMessageNotContaining(InfluxStandIn.TOKEN)
                .hasNoCause();
    }

    private static List<Report> seconds(int first, int last) {
        List<Report> reports = new ArrayList<>();
        for (int second = first; second <= last; second++) {
            reports.add(second(second));
        }
        return reports;
    }

    private static Report second(int second) {
        String clock = String.format("0-0:1.0.0(2403111015%02dW)", second);
        return new Report("house", Readings.of(clock, "1-0:1.7.0(01.193*kW)"));
    }

    private long electricityPoints() {
        return influx.points().stream()
                .filter(line -> line.measurement().equals("electricity"))
                .count();
    }

    @Test
    void writesManyReadingsAtOnceAndNothingTwice() throws Exception {
        InfluxReporter reporter = new InfluxReporter(options());
        List<Report> reports = Readings.composed().stream()
                .map(reading -> new Report("house", reading))
                .toList();
        reporter.reportAll(reports);
        int points = influx.points().size();
        assertThat(points).isGreaterThan(30);
        reporter.reportAll(reports);
        assertThat(influx.points()).hasSize(points);
        assertThat(influx.requests()).isEqualTo(2);
    }

    @Test
    void asksNothingWithoutAPoint() throws Exception {
        new InfluxReporter(options()).report(new Report("house", Readings.of("1-0:1.7.0(00.120)")));
        assertThat(influx.requests()).isZero();
    }

    @Test
    void saysThatTheTokenIsWrong() throws Exception {
        failure(InfluxOptions.ofBucket(influx.address(), "the house", "p1/all", "geheim"))
                .isNotInstanceOf(RefusedException.class)
                .hasMessageEndingWith(
                        "InfluxDB does not let us in (HTTP 401); check that the token is whole, and that it"
                                + " may write to the bucket; it says: unauthorized access")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void saysWhatIsNotThere() throws Exception {
        failure(InfluxOptions.ofBucket(influx.address(), "other", "p1/all", InfluxStandIn.TOKEN))
                .isNotInstanceOf(RefusedException.class)
                .hasMessageContaining(
                        "it is not there (HTTP 404); create it, or check its name; it says: organization");
        failure(InfluxOptions.ofBucket(influx.address(), "the house", "x", InfluxStandIn.TOKEN))
                .hasMessageContaining("it says: bucket \"x\" not found");
    }

    @Test
    void aFieldOfAnotherTypeCostsThatReadingAlone() throws Exception {
        influx.has("electricity", "average_demand_w", "integer");
        List<Report> reports = new ArrayList<>(seconds(10, 25));
        reports.add(5, REPORT);
        try (Lane lane = new Lane(new InfluxReporter(options()), QUICK.inBatches(30, Duration.ofMillis(1)))) {
            reports.forEach(lane::offer);
            Eventually.await("all are done", () -> lane.status().waiting() == 0);
            assertThat(lane.status().reported()).isEqualTo(16);
            assertThat(lane.status().dropped()).isEqualTo(1);
            assertThat(lane.status().lastError().orElseThrow())
                    .endsWith("InfluxDB does not accept a reading (HTTP 422); it says: partial write: field type"
                            + " conflict dropped=1");
        }
        assertThat(electricityPoints()).isEqualTo(16);
    }

    @Test
    void whatIsTooLargeGoesInParts() throws Exception {
        influx.limit(300);
        try (Lane lane = new Lane(new InfluxReporter(options()), QUICK.inBatches(30, Duration.ofMillis(1)))) {
            seconds(10, 40).forEach(lane::offer);
            Eventually.await("all are done", () -> lane.status().waiting() == 0);
            assertThat(lane.status().dropped()).isZero();
        }
        assertThat(electricityPoints()).isEqualTo(31);
    }

    @Test
    void waitsForAsLongAsInfluxSays() throws Exception {
        retryAfter(429, "7");
        failure(options())
                .hasMessageContaining("InfluxDB has taken as much as it may for now (HTTP 429)")
                .isInstanceOfSatisfying(
                        RetryLaterException.class,
                        later -> assertThat(later.after()).hasSeconds(7));
        retryAfter(503, "100000000");
        failure(options())
                .isInstanceOfSatisfying(
                        RetryLaterException.class,
                        later -> assertThat(later.after()).hasMinutes(15));
        retryAfter(
                503,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(2)));
        failure(options())
                .isInstanceOfSatisfying(
                        RetryLaterException.class,
                        later -> assertThat(later.after()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(120)));
        for (String nonsense : List.of("soon", "-1", "Tue, 24 Nov 2020 18:16:32 GMT")) {
            retryAfter(503, nonsense);
            failure(options()).isNotInstanceOf(RetryLaterException.class);
        }
    }

    private void retryAfter(int status, String header) {
        influx.behave(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", header);
            StandIn.answer(exchange, status, "");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | <html>The plain HTTP request was sent to HTTPS port | is it http or https?",
                "400 | `` | is that InfluxDB's address",
                "403 | `{\"error\":\"not authorized\"}` | writing is not allowed (HTTP 403); check that the token",
                "404 | 404 page not found | check port and path of the address, and whether InfluxDB is 1.x",
                "429 | `` | as much as it may for now",
                "500 | `{\"error\":\"retention policy not found: x\"}` | it says: retention policy not found: x",
                "502 | <html>Bad Gateway | a failure inside InfluxDB or a proxy before it (HTTP 502)",
                "200 | `{\"results\":[]}` | is that InfluxDB's address?",
                "302 | `` | give the last address itself",
            })
    void whatMayPassIsTriedAgain(int status, String body, String words) throws Exception {
        influx.behave(exchange -> StandIn.answer(exchange, status, body));
        failure(options())
                .isNotInstanceOf(RefusedException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("<");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | `{\"error\":\"unable to parse 'x'\"}` | it says: unable to parse 'x'",
                "400 | `{\"code\":\"invalid\",\"message\":\"a\\nb\"}` | it says: a b",
                "413 | <html>Request Entity Too Large | more than InfluxDB takes in one request (HTTP 413)",
            })
    void whatInfluxNeverTakesIsRefused(int status, String body, String words) throws Exception {
        influx.behave(exchange -> StandIn.answer(exchange, status, body));
        failure(options()).isInstanceOf(RefusedException.class).hasMessageContaining(words);
    }

    @Test
    void waitsForAnAnswerNoLongerThanItMay() throws Exception {
        for (Behaviour hanging : new Behaviour[] {influx::hang, influx::hangInMidBody}) {
            influx.behave(hanging);
            failure(options().withTimeOut(Duration.ofMillis(500)))
                    .hasMessageContaining("no whole answer within 500 ms");
        }
    }

    @Test
    void anAnswerWithoutEndDoesNoHarm() throws Exception {
        influx.behave(influx::flood);
        failure(options()).hasMessageContaining("is that InfluxDB's address?");
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        InfluxOptions options = options();
        influx.close();
        failure(options).hasMessageContaining("refused; is InfluxDB running there, and is the port right?");
    }

    @Test
    void optionsSayWhereThingsGoAndNoSecret() {
        InfluxOptions database = InfluxOptions.ofDatabase("http://host:8086/", "my db");
        assertThat(database).hasToString("influxdb http://host:8086 database my db");
        assertThat(database.target().path()).isEqualTo("/write?db=my+db&precision=s");
        assertThat(database.withRetentionPolicy("a&b")
                        .withLogin("p1", "geheim")
                        .target()
                        .path())
                .isEqualTo("/write?db=my+db&rp=a%26b&precision=s");
        assertThat(options()).hasToString("influxdb " + influx.address() + " bucket p1/all");
    }

    @Test
    void optionsRefuseWhatMakesNoSense() {
        assertThatThrownBy(() -> InfluxOptions.ofDatabase("http://host", " "))
                .hasMessageContaining("database is empty");
        assertThatThrownBy(() -> InfluxOptions.ofBucket("http://host", "", "b", "t"))
                .hasMessageContaining("organisation is empty");
        assertThatThrownBy(() -> InfluxOptions.ofBucket("http://host", "o", "b", "ge heim"))
                .hasMessageNotContaining("heim");
        assertThatThrownBy(() -> options().withLogin("p1", "geheim"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> options().withRetentionPolicy("a")).hasMessageContaining("InfluxDB 1.x");
    }
}
