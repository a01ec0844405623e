package io.github.dsmr4j.examples.openhab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fazecast.jSerialComm.SerialPort;
import com.hivemq.client.mqtt.MqttClient;
import dagger.Component;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.examples.openhab.host.Host;
import io.github.dsmr4j.reporters.json.ReadingJson;
import io.github.dsmr4j.reporters.mqtt.JsonLayout;
import io.github.dsmr4j.reporters.mqtt.MqttLayout;
import io.github.dsmr4j.reporters.mqtt.MqttOptions;
import io.github.dsmr4j.reporters.mqtt.MqttReporter;
import io.github.dsmr4j.serial.SerialPorts;
import io.github.dsmr4j.testdata.TelegramGenerator;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.socks.SocksMessage;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.AddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.reactivex.Flowable;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.inject.Provider;
import org.jctools.queues.atomic.MpscLinkedAtomicQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.impl.SimpleLogger;

/** Our jars in a real OSGi framework, with the oldest versions of others that they say they can do with. */
@Timeout(120)
class BundleIT {
    /** What the bundles of the library need, and themselves. */
    private static final List<Class<?>> LIBRARY = List.of(
            Logger.class,
            SimpleLogger.class,
            JsonProperty.class,
            JsonParser.class,
            ObjectMapper.class,
            SerialPort.class,
            Reading.class,
            SerialPorts.class,
            ReadingJson.class,
            TelegramGenerator.class);

    /** What the bundle that reports over MQTT needs besides, and itself. */
    private static final List<Class<?>> MQTT = List.of(
            EventLoop.class,
            ByteBuf.class,
            EventExecutor.class,
            AddressResolver.class,
            UnixChannel.class,
            EpollEventLoopGroup.class,
            ByteToMessageDecoder.class,
            HttpRequest.class,
            SocksMessage.class,
            SslHandler.class,
            ProxyHandler.class,
            MpscLinkedAtomicQueue.class,
            Publisher.class,
            Flowable.class,
            Provider.class,
            Component.class,
            MqttClient.class,
            MqttReporter.class);

    @TempDir
    private Path storage;

    private HostedFramework framework;

    @BeforeEach
    void boot() throws Exception {
        framework = new HostedFramework(storage);
        install(LIBRARY);
    }

    private void install(List<Class<?>> types) throws Exception {
        for (Class<?> type : types) {
            framework.install(type);
        }
    }

    @AfterEach
    void shutDown() throws Exception {
        framework.stop();
    }

    @Test
    void aTelegramFromTheHostsSerialPortComesOutAsAReading() throws Exception {
        SimulatedHost host = new SimulatedHost();
        framework.register(host);
        Bundle example = framework.install(Activator.class);
        framework.start();

        assertThat(host.nextUpdate().getKey()).isEqualTo("power");
        assertThat(host.nextUpdate().getValue()).contains("\"power_import_w\":");
        assertThat(host.isPortClosed()).isFalse();
        example.stop();
        assertThat(host.isPortClosed()).isTrue();
    }

    @Test
    void theMeterIsReadWheneverTheHostIsThere() throws Exception {
        framework.install(Activator.class);
        framework.start();
        for (SimulatedHost host : List.of(new SimulatedHost(), new SimulatedHost())) {
            ServiceRegistration<Host> service = framework.register(host);
            assertThat(host.nextUpdate().getKey()).isEqualTo("power");
            assertThat(host.nextUpdate().getKey()).isEqualTo("document");
            assertThat(host.isPortClosed()).isFalse();
            service.unregister();
            assertThat(host.isPortClosed()).isTrue();
        }
    }

    @Test
    void theHostIsToldThatItsMeterIsOffline() throws Exception {
        SimulatedHost host = new SimulatedHost();
        host.unplug();
        framework.install(Activator.class);
        framework.start();
        framework.register(host);
        assertThat(host.nextUpdate()).isEqualTo(Map.entry("offline", "unplugged"));
    }

    @Test
    void serialPortsAreListedByTheBundleThatReadsThem() throws Exception {
        framework.start();
        Class<?> ports = framework.load(SerialPorts.class);
        assertThat(ports.getMethod("list").invoke(null)).isInstanceOf(List.class);
    }

    @Test
    void theBundleForMqttLooksForItsBroker() throws Exception {
        install(MQTT);
        framework.start();
        Object builder = framework
                .load(MqttOptions.class)
                .getMethod("builder", String.class)
                .invoke(null, "127.0.0.1");
        builder.getClass().getMethod("port", int.class).invoke(builder, freePort());
        Object options = builder.getClass().getMethod("build").invoke(builder);
        Object layout =
                framework.load(JsonLayout.class).getConstructor(String.class).newInstance("p1");
        Class<?> reporter = framework.load(MqttReporter.class);
        Object mqtt = reporter.getConstructor(options.getClass(), framework.load(MqttLayout.class))
                .newInstance(options, layout);
        assertThatThrownBy(() -> reporter.getMethod("idle").invoke(mqtt))
                .hasCauseInstanceOf(IOException.class)
                .rootCause()
                .hasMessageContaining("127.0.0.1");
        reporter.getMethod("close").invoke(mqtt);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
