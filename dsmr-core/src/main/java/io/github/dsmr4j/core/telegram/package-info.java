/**
 * Telegrams: found in a stream of bytes, checked, and walked object by object.
 *
 * <p>{@link io.github.dsmr4j.core.telegram.TelegramFramer} takes bytes as they come and hands out each
 * {@link io.github.dsmr4j.core.telegram.Telegram} whose CRC is right; what it has to throw away it reports as a
 * {@link io.github.dsmr4j.core.telegram.Rejection}. A {@link io.github.dsmr4j.core.telegram.TelegramCursor} walks over
 * the data objects of a telegram without allocating. The easy ways in are
 * {@link io.github.dsmr4j.core.telegram.Telegram#decode(byte[])} for one whole telegram and
 * {@link io.github.dsmr4j.core.telegram.TelegramReader} for an input stream. What stands in front of a framer, as decryption
 * does, is a {@link io.github.dsmr4j.core.telegram.Framer} as well.
 *
 * <p>Words of the field, as used here: a <em>telegram</em> is what the meter prints, from {@code /} to the CRC behind
 * {@code !}. Its first line is the <em>identification</em>. A <em>data object</em> is an OBIS reference with the value
 * groups in parentheses behind it.
 */
package io.github.dsmr4j.core.telegram;
