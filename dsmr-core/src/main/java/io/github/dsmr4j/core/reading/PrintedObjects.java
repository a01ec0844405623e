package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramCursor;
import java.util.HashMap;
import java.util.Map;

/** What tells meters apart: the identification, and the first value of each code. */
record PrintedObjects(String identification, Map<Obis, String> values) {
    static PrintedObjects of(Telegram telegram) {
        Map<Obis, String> values = new HashMap<>();
        TelegramCursor cursor = telegram.cursor();
        while (cursor.next() != TelegramCursor.Item.END) {
            if (cursor.item() == TelegramCursor.Item.OBJECT) {
                values.putIfAbsent(
                        new Obis(Obis.code(cursor.obis())), cursor.value(0).text());
            }
        }
        return new PrintedObjects(telegram.identification(), values);
    }
}
