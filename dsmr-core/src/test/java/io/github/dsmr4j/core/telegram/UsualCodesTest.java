package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.obis.Obis;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UsualCodesTest {
    private final LineScanner lines = new LineScanner();

    @Test
    void readsEachCodeOnTheFastPathWithEachMedium() {
        assertThat(UsualCodes.codes()).contains("1.8.0", "24.2.1");
        for (String code : UsualCodes.codes()) {
            for (String medium : new String[] {"0-0:", "1-3:", "9-9:"}) {
                assertThat(next(medium + code + "(1*kWh)\r\n!"))
                        .as(medium + code)
                        .isPositive();
                assertThat(lines.obis())
                        .isEqualTo(Obis.parse(medium + code).orElseThrow().packed());
            }
        }
    }

    @Test
    void leavesOtherCodesAndWhatOnlyLooksLikeOneToTheScanner() {
        String[] others = {
            "1-0:1.8.9(1)",
            "1-0:1.8.0*255(1)",
            "1-0:96.13.11(1)",
            "A-0:1.8.0(1)",
            "1-/:1.8.0(1)",
            "1.0:1.8.0(1)",
            "1-0.1.8.0(1)",
            "\u00b1-0:1.8.0(1)",
            "1-0:\0\0\0\0\0\0\0\0(1)",
            "1-0:((((((((1)",
            "1-0:\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff(1)",
            "1-0:1.8.0"
        };
        for (String other : others) {
            assertThat(next(other + "\r\n!")).as(other).isEqualTo(LineScanner.NOTHING);
        }
    }

    private int next(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return FastText.object(Arrays.copyOf(bytes, bytes.length + FastText.REACH), 0, lines);
    }
}
