package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Notes what a framer finds, in the words of the composed telegrams' expectations. */
final class EventLog implements TelegramListener {
    private final List<String> events = new ArrayList<>();
    private final List<Telegram> telegrams = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    @Override
    public void telegram(Telegram telegram) {
        Telegram copy = telegram.copy();
        telegrams.add(copy);
        String crc = copy.crc().name().toLowerCase(Locale.ROOT);
        events.add("telegram " + crc + " " + copy.offset() + " " + copy.length());
    }

    @Override
    public void rejected(Rejection rejection) {
        rejections.add(rejection);
        events.add("rejected " + rejection.reason().code() + " " + rejection.offset() + " " + rejection.length());
    }

    /** One line an event. */
    List<String> events() {
        return events;
    }

    List<Telegram> telegrams() {
        return telegrams;
    }

    List<Rejection> rejections() {
        return rejections;
    }

    /** Everything, for comparing two runs: events and the text of the telegrams. */
    List<String> everything() {
        List<String> all = new ArrayList<>(events);
        telegrams.forEach(telegram -> all.add(telegram.toString()));
        rejections.forEach(rejection -> all.add(new String(rejection.sample(), ISO_8859_1)));
        return all;
    }

    static EventLog whole(FramerOptions options, byte[] input) {
        return inChunks(options, input, Math.max(1, input.length));
    }

    static EventLog inChunks(FramerOptions options, byte[] input, int size) {
        EventLog log = new EventLog();
        TelegramFramer framer = new TelegramFramer(options, log);
        for (int at = 0; at < input.length; at += size) {
            framer.feed(input, at, Math.min(size, input.length - at));
        }
        framer.end();
        return log;
    }
}
