/**
 * Encrypted telegrams, as meters in Luxembourg and parts of Austria send them: each in a frame of its own
 * (general-glo-ciphering of DLMS/COSEM, security suite 0: AES-128 in GCM).
 *
 * <p>A {@link io.github.dsmr4j.core.cipher.Decryption} holds the keys and gives the same three ways in as for plain
 * telegrams: one whole telegram, an input stream, and, by way of
 * {@link io.github.dsmr4j.core.transport.ReaderOptions#withDecryption}, a live source. A
 * {@link io.github.dsmr4j.core.cipher.DecryptingFramer} takes bytes as they come. Plain telegrams among the encrypted ones
 * come through.
 *
 * <p>Words of the field, as used here: the <em>system title</em> is the name, eight octets long, by which a meter calls
 * itself in each frame. The <em>frame counter</em> grows with each frame. The <em>tag</em> at the end of a frame fits only if
 * nothing in the frame was changed, and if sender and receiver have the same key and <em>authentication key</em>.
 */
package io.github.dsmr4j.core.cipher;
