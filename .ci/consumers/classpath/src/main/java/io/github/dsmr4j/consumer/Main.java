package io.github.dsmr4j.consumer;

import io.github.dsmr4j.reporters.json.ReadingJson;
import io.github.dsmr4j.reporters.mqtt.JsonLayout;
import io.github.dsmr4j.reporters.mqtt.MqttOptions;
import io.github.dsmr4j.reporters.mqtt.MqttReporter;
import io.github.dsmr4j.serial.SerialTransport;
import io.github.dsmr4j.testdata.TelegramGenerator;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** What the README shows, and a class of each artifact, so that all of them have to be found. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Snippets.run(Path.of(arguments[0]));
        System.out.println(new SerialTransport("/dev/ttyUSB0").name());
        System.out.println(ReadingJson.schema().length());
        System.out.println(TelegramGenerator.telegram(new SplittableRandom(1)).bytes().length);
        try (MqttReporter reporter =
                new MqttReporter(MqttOptions.builder("localhost").build(), new JsonLayout("p1/json"))) {
            System.out.println("reports to " + reporter.name());
        }
    }
}
