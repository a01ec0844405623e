package io.github.dsmr4j.gateway.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.gateway.mdns.Announcement.Service;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On the loopback interface. */
@Timeout(60)
class AnnouncerTest {
    private static final String NAME = "p1test-" + ProcessHandle.current().pid() + "x";
    private static final String HOST = NAME + ".local";

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final List<Announcer> started = new ArrayList<>();
    private Optional<Inet4Address> own;

    @BeforeEach
    void findAddress() throws Exception {
        own = Optional.of(address(127, 0, 0, 1));
    }

    @AfterEach
    void close() {
        started.forEach(Announcer::close);
    }

    static Inet4Address address(int a, int b, int c, int d) throws UnknownHostException {
        return (Inet4Address) InetAddress.getByAddress(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
    }

    private void start(int port, Supplier<Optional<Inet4Address>> address) {
        Announcement announcement = new Announcement(NAME, List.of(Service.webPages(NAME, port)));
        Announcer announcer = new Announcer(announcement, address, told::add);
        started.add(announcer);
        announcer.start();
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(40, TimeUnit.SECONDS));
    }

    @Test
    void theSecondAndTheThirdOfANameAreNumberedAndSaySo() throws Exception {
        start(8080, () -> own);
        assertThat(next()).isEqualTo("known in the local network as " + HOST);
        start(8081, () -> own);
        assertThat(next()).isEqualTo(HOST + " is taken; known in the local network as " + NAME + "-2.local");
        start(8082, () -> own);
        assertThat(next()).isEqualTo(HOST + " is taken; known in the local network as " + NAME + "-3.local");
    }

    @Test
    void ofTwoThatStartTogetherOneIsNumbered() throws Exception {
        start(8080, () -> own);
        start(8081, () -> own);
        assertThat(List.of(next(), next()))
                .containsExactlyInAnyOrder(
                        "known in the local network as " + HOST,
                        HOST + " is taken; known in the local network as " + NAME + "-2.local");
    }

    @Test
    void aNameIsFreeAgainOnceItsOwnerHasGone() throws Exception {
        start(8080, () -> own);
        assertThat(next()).isEqualTo("known in the local network as " + HOST);
        started.get(0).close();
        start(8081, () -> own);
        assertThat(next()).isEqualTo("known in the local network as " + HOST);
    }

    @Test
    void itIsToldOnceThatThereIsNoNetworkAndAnnouncedWhenThereIs() throws Exception {
        Iterator<Optional<Inet4Address>> before = List.of(
                        Optional.<Inet4Address>empty(), Optional.<Inet4Address>empty())
                .iterator();
        start(8080, () -> before.hasNext() ? before.next() : own);
        assertThat(next())
                .isEqualTo("cannot make " + HOST + " known in the local network: there is no network; it is tried"
                        + " again, --no-mdns does without");
        assertThat(next()).isEqualTo("known in the local network as " + HOST);
    }

    @Test
    void anAddressThatThisMachineDoesNotHaveIsToldInWords() throws Exception {
        Optional<Inet4Address> foreign = Optional.of(address(192, 0, 2, 1));
        start(8080, () -> foreign);
        assertThat(next()).contains("this machine does not have the address 192.0.2.1; it is tried again");
    }

    @Test
    void closingTakesNoTime() throws Exception {
        start(8080, () -> own);
        assertThat(next()).isEqualTo("known in the local network as " + HOST);
        long begin = System.nanoTime();
        started.get(0).close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        assertThat(told).isEmpty();
    }
}
