package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

/** Why a port cannot be opened; whether a port is denied depends on the computer, so that no server is tried. */
class ListenReasonTest {
    @Test
    void saysWhichPortsAreOpenToAll() {
        IOException denied = new SocketException("Permission denied");

        assertThat(MeterServer.reason(denied, 1023))
                .isEqualTo("permission denied; ports below 1024 are the administrator's, choose a higher one");
        assertThat(MeterServer.reason(denied, 1024)).isEqualTo("Permission denied");
    }

    @Test
    void keepsOtherReasons() {
        assertThat(MeterServer.reason(new BindException("Address already in use"), 80))
                .isEqualTo("Address already in use");
    }
}
