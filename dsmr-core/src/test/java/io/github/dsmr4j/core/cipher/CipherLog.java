package io.github.dsmr4j.core.cipher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.core.telegram.Framer;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Notes what is found in an encrypted stream, a line each. */
final class CipherLog implements CipherListener {
    private final List<String> events = new ArrayList<>();
    private final List<Telegram> telegrams = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    @Override
    public void telegram(Telegram telegram) {
        telegrams.add(telegram.copy());
        events.add("telegram " + lower(telegram.protection()) + " " + lower(telegram.crc()) + " " + telegram.offset()
                + " " + telegram.length());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void rejected(Rejection rejection) {
        rejections.add(rejection);
        events.add("rejected " + rejection.reason().code() + " " + rejection.offset() + " " + rejection.length());
    }

    @Override
    public void counterRepeated(RepeatedCounter repeated) {
        events.add("repeated " + repeated.before() + " " + repeated.counter() + " " + repeated.offset());
    }

    List<String> events() {
        return events;
    }

    List<String> texts() {
        return telegrams.stream().map(Telegram::toString).toList();
    }

    List<Rejection.Reason> reasons() {
        return rejections.stream().map(Rejection::reason).toList();
    }

    List<Rejection> rejections() {
        return rejections;
    }

    /** How many bytes telegrams and rejections cover. */
    long covered() {
        return telegrams.stream().mapToLong(Telegram::length).sum()
                + rejections.stream().mapToLong(Rejection::length).sum();
    }

    /** Everything, for comparing two runs. */
    List<String> everything() {
        List<String> all = new ArrayList<>(events);
        all.addAll(texts());
        rejections.forEach(rejection -> all.add(new String(rejection.sample(), ISO_8859_1)));
        return all;
    }

    static CipherLog of(Keys keys, byte[]... stream) {
        return of(Decryption.with(keys), FramerOptions.DEFAULT, stream);
    }

    static CipherLog of(Decryption decryption, FramerOptions options, byte[]... stream) {
        CipherLog log = new CipherLog();
        Framer framer = decryption.framer(options, log);
        for (byte[] piece : stream) {
            framer.feed(piece);
        }
        framer.end();
        return log;
    }
}
