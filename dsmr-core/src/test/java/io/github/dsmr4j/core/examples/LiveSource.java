package io.github.dsmr4j.core.examples;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.transport.P1Listener;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.ReaderNotice;
import io.github.dsmr4j.core.transport.TcpTransport;
import io.github.dsmr4j.core.transport.Transport;

/** Prints the power of each telegram of a live source, for ever. */
final class LiveSource {
    private LiveSource() {}

    public static void main(String[] args) {
        print(new TcpTransport("p1-adapter", 2000));
    }

    static void print(Transport transport) {
        P1Listener listener = new P1Listener() {
            @Override
            public void telegram(Telegram telegram) {
                Reading.of(telegram).powerDelivered().ifPresent(System.out::println);
            }

            @Override
            public void noticed(ReaderNotice notice) {
                System.err.println(notice);
            }
        };
        new P1Reader(transport, listener).run();
    }
}
