package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.cipher.CipherKey;
import io.github.dsmr4j.core.cipher.Decryption;
import io.github.dsmr4j.core.cipher.Keys;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Rejection.Reason;
import io.github.dsmr4j.core.transport.StreamTransport;
import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.FrameBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTest {
    private static final byte[] KEY = "0123456789abcdef".getBytes(ISO_8859_1);
    private static final byte[] FRAME = FrameBuilder.meter("ABC12345", KEY)
            .frame(ComposedTelegram.named("lu-gas").bytes());

    @ParameterizedTest
    @EnumSource
    void everyReasonHasSentencesOfItsOwn(Reason reason) {
        assertThat(Advice.on(reason)).matches("[A-Z].*[.?]").doesNotContain(reason.code());
        assertThat(Stream.of(Reason.values()).filter(other -> Advice.on(other).equals(Advice.on(reason))))
                .containsExactly(reason);
    }

    private static String explained(Optional<Decryption> decryption, byte[] bytes, boolean anonymous)
            throws IOException {
        Optional<Anonymiser> anonymiser =
                anonymous ? Optional.of(new Anonymiser(new Pseudonyms(new SplittableRandom(1)))) : Optional.empty();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Decoding(FramerOptions.DEFAULT, decryption, new Explanation(anonymiser), new Output(out))
                .decode(new StreamTransport("test", new ByteArrayInputStream(bytes)));
        return out.toString(UTF_8);
    }

    @Test
    void whatIsEncryptedNeedsAKey() throws IOException {
        assertThat(explained(Optional.empty(), FRAME, false))
                .startsWith("Rejected, " + FRAME.length + " bytes at offset 0: encrypted\n"
                        + "  The meter encrypts its telegrams. Ask the network operator for the key,"
                        + " and give it by --key-file or --key.\n  \\xdb");
    }

    @Test
    void anUnknownMeterIsNamedUnlessItIsToBeHidden() throws IOException {
        Optional<Decryption> none = Optional.of(Decryption.by(title -> Optional.empty()));
        assertThat(explained(none, FRAME, false))
                .contains("no key for this meter", "\n  system title 4142433132333435\n");
        assertThat(explained(none, FRAME, true))
                .contains("no key for this meter")
                .doesNotContain("4142433132333435", "ABC12345");
    }

    @Test
    void aKeyOfAnotherMeterIsNamed() throws IOException {
        Optional<Decryption> other = Optional.of(Decryption.with(Keys.of(CipherKey.of(new byte[16]))));
        assertThat(explained(other, FRAME, false)).contains("Was the key of another meter given");
        byte[] damaged = FRAME.clone();
        Arrays.fill(damaged, 100, 110, (byte) 0);
        Optional<Decryption> right = Optional.of(Decryption.with(Keys.of(CipherKey.of(KEY))));
        assertThat(explained(right, damaged, false)).contains("changed or cut on the way");
    }
}
