package io.github.dsmr4j.reporters.dsmrreader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.reporters.Certificates;
import io.github.dsmr4j.reporters.Lane;
import io.github.dsmr4j.reporters.LaneOptions;
import io.github.dsmr4j.reporters.Readings;
import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.RetryLaterException;
import io.github.dsmr4j.reporters.StandIn;
import io.github.dsmr4j.reporters.StandIn.Behaviour;
import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.TelegramBuilder;
import io.github.dsmr4j.testdata.TelegramBuilder.LineEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class DsmrReaderPushTest {
    private static final Report REPORT = new Report(
            "house", Readings.of(ComposedTelegram.named("nl-5.0-3-phase").bytes()));
    private static final String PAGE = "<!doctype html><h1>Server Error (500)</h1>";

    private DsmrReaderStandIn dsmrReader;

    @BeforeEach
    void start() throws IOException {
        dsmrReader = DsmrReaderStandIn.http();
    }

    @AfterEach
    void stop() {
        dsmrReader.close();
        assertThat(dsmrReader.faults()).isEmpty();
    }

    private DsmrReaderOptions options() {
        return DsmrReaderOptions.of(dsmrReader.address(), "KEY123");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> failure(DsmrReaderOptions options)
            throws IOException {
        return failure(new DsmrReaderPush(options));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> failure(DsmrReaderPush push) {
        return assertThat(catchThrowable(() -> push.report(REPORT)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot pass a telegram of house on to http")
                .hasMessageNotContaining("KEY123");
    }

    @Test
    void passesOnEveryByteOfEveryComposedTelegram() throws Exception {
        DsmrReaderPush push = new DsmrReaderPush(options());
        List<Reading> readings = Readings.composed().stream()
                .filter(reading -> reading.telegram().crc() != CrcStatus.INVALID)
                .filter(reading -> reading.telegram().toString().contains("\r"))
                .toList();
        for (Reading reading : readings) {
            push.report(new Report("house", reading));
        }
        assertThat(dsmrReader.taken())
                .hasSizeGreaterThan(20)
                .isEqualTo(readings.stream()
                        .map(reading -> reading.telegram() + "\r\n")
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(LineEnd.class)
    void theCrcIsRightWithStrangeBytesAndLostCrs(LineEnd lineEnd) throws Exception {
        byte[] telegram = TelegramBuilder.identification("ISK5\\\u00b3\u00e9\u0080 &=%+")
                .object("1-0:1.8.1", "001234.567*kWh")
                .lineEnd(lineEnd)
                .build();
        new DsmrReaderPush(options()).report(new Report("house", Readings.of(telegram)));
        String withCrLf = new String(telegram, ISO_8859_1).replaceAll("\r?\n", "\r\n");
        assertThat(dsmrReader.taken()).containsExactly(withCrLf);
    }

    @Test
    void saysThatTheKeyIsWrong() throws Exception {
        dsmrReader.key("another");
        failure(options())
                .isNotInstanceOf(RefusedException.class)
                .hasMessageEndingWith(
                        "DSMR-reader does not know the key (HTTP 403); copy it again from its API settings;"
                                + " it says: Ongeldige API-sleutel")
                .hasNoCause();
    }

    @Test
    void saysThatTheApiIsSwitchedOff() throws Exception {
        dsmrReader.switchOff();
        failure(options())
                .isNotInstanceOf(RefusedException.class)
                .hasMessageContaining("API is switched off (HTTP 405); allow it in its API settings");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | Invalid data             | finds no telegram in the request (HTTP 400); it says: Invalid data",
                "500 | Failed to parse telegram | cannot read the telegram (HTTP 500); its log tells why; it says: Failed",
            })
    void aTelegramThatItCannotReadIsRefused(int status, String body, String words) throws Exception {
        dsmrReader.behave(exchange -> StandIn.answer(exchange, status, body));
        failure(options()).isInstanceOf(RefusedException.class).hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | is it http or https, and is DSMR-reader set up for that host name?",
                "500 | a failure inside DSMR-reader or a proxy before it (HTTP 500); look into its log",
                "404 | check port and path of the address",
                "502 | look into its log",
                "200 | is that DSMR-reader's address?",
                "302 | give the last address itself",
            })
    void whatMayPassIsTriedAgain(int status, String words) throws Exception {
        dsmrReader.behave(exchange -> StandIn.answer(exchange, status, PAGE));
        failure(options())
                .isNotInstanceOf(RefusedException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("<");
    }

    @Test
    void aTelegramThatBreaksItForAnHourIsRefused() throws Exception {
        dsmrReader.behave(exchange -> StandIn.answer(exchange, 500, PAGE));
        AtomicLong now = new AtomicLong();
        DsmrReaderPush push = new DsmrReaderPush(options(), now::get);
        failure(push).isNotInstanceOf(RefusedException.class);
        now.addAndGet(Duration.ofHours(1).toNanos());
        failure(push).isNotInstanceOf(RefusedException.class);
        now.incrementAndGet();
        failure(push).isInstanceOf(RefusedException.class);
        Report other = new Report("house", Readings.everything());
        assertThatThrownBy(() -> push.report(other)).isNotInstanceOf(RefusedException.class);
        failure(push).isNotInstanceOf(RefusedException.class);
    }

    @Test
    void anAnswerWithoutAWordMayPass() throws Exception {
        for (int status : new int[] {400, 500}) {
            dsmrReader.behave(exchange -> StandIn.answer(exchange, status, ""));
            failure(options()).isNotInstanceOf(RefusedException.class);
        }
    }

    @Test
    void waitsForAsLongAsItIsTold() throws Exception {
        dsmrReader.behave(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            StandIn.answer(exchange, 503, PAGE);
        });
        failure(options())
                .isInstanceOfSatisfying(
                        RetryLaterException.class,
                        later -> assertThat(later.after()).hasSeconds(7));
    }

    @Test
    void waitsForAnAnswerNoLongerThanItMay() throws Exception {
        DsmrReaderOptions quick = options().withTimeOut(Duration.ofMillis(500));
        for (Behaviour hanging : new Behaviour[] {dsmrReader::hang, dsmrReader::hangInMidBody}) {
            dsmrReader.behave(hanging);
            failure(quick).hasMessageContaining("no whole answer within 500 ms; is DSMR-reader busy");
        }
    }

    @Test
    void anAnswerWithoutEndDoesNoHarm() throws Exception {
        dsmrReader.behave(dsmrReader::flood);
        failure(options()).hasMessageContaining("is that DSMR-reader's address?");
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        DsmrReaderOptions options = options();
        dsmrReader.close();
        failure(options).hasMessageContaining("refused; is DSMR-reader running there, and is the port right?");
    }

    @Test
    void trustsItsOwnCa(@TempDir Path folder) throws Exception {
        Certificates certificates = Certificates.in(folder);
        try (DsmrReaderStandIn encrypted = DsmrReaderStandIn.https(certificates.server("localhost"))) {
            DsmrReaderOptions options = DsmrReaderOptions.of("https://localhost:" + encrypted.port(), "KEY123");
            new DsmrReaderPush(options.withCaFile(certificates.caFile())).report(REPORT);
            assertThat(encrypted.taken()).hasSize(1);
            failure(options).hasMessageContaining("signed by nobody that is trusted");
        }
    }

    @Test
    void inALaneNothingIsLostWhileItIsGone() throws Exception {
        dsmrReader.behave(exchange -> StandIn.answer(exchange, 502, PAGE));
        LaneOptions options = LaneOptions.every(10).withWaits(Duration.ofMillis(1), Duration.ofMillis(2));
        try (Lane lane = new Lane(new DsmrReaderPush(options()), options.withTimeToDrain(Duration.ofSeconds(30)))) {
            lane.offer(REPORT);
            lane.offer(new Report("house", Readings.everything()));
            Eventually.await("it fails", () -> lane.status().failures() > 2);
            dsmrReader.behaveAgain();
            Eventually.await("both are taken", () -> lane.status().reported() == 2);
        }
        assertThat(dsmrReader.taken()).hasSize(2);
    }

    @Test
    void optionsKeepTheirSecret() {
        assertThat(options().withTimeOut(Duration.ofSeconds(3))).hasToString("dsmr-reader " + dsmrReader.address());
        assertThatThrownBy(() -> DsmrReaderOptions.of("http://host", "KEY\n123"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("123");
        assertThatThrownBy(() -> DsmrReaderOptions.of("host:7777", "KEY123"))
                .hasMessage("the address of DSMR-reader has to begin with http:// or https://");
    }
}
