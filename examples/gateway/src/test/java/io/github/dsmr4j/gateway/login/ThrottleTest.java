package io.github.dsmr4j.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final InetAddress ONE = address("192.0.2.1");
    private static final InetAddress OTHER = address("192.0.2.2");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final Throttle throttle = new Throttle(now::get);

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static InetAddress stranger(int number) {
        return address("10." + (number >> 16 & 0xFF) + "." + (number >> 8 & 0xFF) + "." + (number & 0xFF));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void tryAllFree(InetAddress address) {
        for (int i = 0; i < Throttle.FREE; i++) {
            assertThat(throttle.attempt(address)).isEmpty();
        }
    }

    @Test
    void waitsDouble() {
        tryAllFree(ONE);
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            Duration wait = Duration.ofSeconds(seconds);
            assertThat(throttle.attempt(ONE)).hasValue(wait);
            pass(wait.minusNanos(1));
            assertThat(throttle.attempt(ONE)).hasValue(Duration.ofNanos(1));
            pass(Duration.ofNanos(1));
            assertThat(throttle.attempt(ONE)).isEmpty();
        }
    }

    @Test
    void othersNeedNotWait() {
        tryAllFree(ONE);
        assertThat(throttle.attempt(ONE)).isPresent();
        assertThat(throttle.attempt(OTHER)).isEmpty();
    }

    @Test
    void aRightOneAndAnHourMakeGood() {
        tryAllFree(ONE);
        pass(Duration.ofSeconds(1));
        assertThat(throttle.attempt(ONE)).isEmpty();
        throttle.succeeded(ONE);
        tryAllFree(ONE);
        assertThat(throttle.attempt(ONE)).isPresent();
        pass(Throttle.FORGET.plusNanos(1));
        tryAllFree(ONE);
    }

    private void attackFromEverywhere() {
        for (int i = 0; i < 3 * Throttle.MAX_ADDRESSES; i++) {
            throttle.attempt(stranger(i));
            pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void allTogetherWaitToo() {
        for (int i = 0; i < Throttle.FREE_FOR_ALL; i++) {
            assertThat(throttle.attempt(stranger(i))).isEmpty();
        }
        assertThat(throttle.attempt(ONE)).hasValue(Duration.ofSeconds(1));
        attackFromEverywhere();
        pass(Throttle.LONGEST_FOR_ALL);
        assertThat(throttle.attempt(OTHER)).isEmpty();
        assertThat(throttle.attempt(ONE)).hasValue(Throttle.LONGEST_FOR_ALL);
    }

    @Test
    void theOwnerIsNotKeptOutByOthers() {
        throttle.attempt(ONE);
        throttle.succeeded(ONE);
        attackFromEverywhere();
        for (int i = 0; i < Throttle.FREE_FOR_ALL; i++) {
            throttle.attempt(stranger(i));
        }
        assertThat(throttle.attempt(OTHER)).isPresent();
        assertThat(throttle.attempt(ONE)).isEmpty();
        assertThat(throttle.attempt(InetAddress.getLoopbackAddress())).isEmpty();
    }

    @Test
    void memoryIsBounded() {
        for (int i = 0; i < 3 * Throttle.MAX_ADDRESSES; i++) {
            throttle.attempt(stranger(i));
            pass(Throttle.LONGEST_FOR_ALL);
        }
        assertThat(throttle.addresses()).isEqualTo(Throttle.MAX_ADDRESSES);
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        for (int i = 0; i < Throttle.FREE; i++) {
            assertThat(throttle.attempt(address("2001:db8::" + i))).isEmpty();
        }
        assertThat(throttle.attempt(address("2001:db8::ffff"))).isPresent();
        assertThat(throttle.attempt(address("2001:db8:0:1::1"))).isEmpty();
    }
}
