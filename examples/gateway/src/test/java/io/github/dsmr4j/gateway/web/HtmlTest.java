package io.github.dsmr4j.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
    private static final String DOCTYPE = "<!doctype html>\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a<b>c          | a&lt;b&gt;c",
                "</p><script>   | &lt;/p&gt;&lt;script&gt;",
                "&lt;           | &amp;lt;",
                "\" onload=x '  | &quot; onload=x &#39;",
                "2\u00a0m³ \u20ac | 2\u00a0m³ \u20ac",
            })
    void escapesTextsAndAttributes(String text, String escaped) {
        assertThat(new Html().element("p", text).toString()).isEqualTo(DOCTYPE + "<p>" + escaped + "</p>\n");
        assertThat(new Html().empty("meta", "content", text).toString())
                .isEqualTo(DOCTYPE + "<meta content=\"" + escaped + "\">\n");
    }

    @Test
    void letsNoControlCharacterThrough() {
        assertThat(new Html().text("a\0b\u001bc\u0085d\re\n\tf").toString())
                .isEqualTo(DOCTYPE + "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\n\tf");
    }

    @Test
    void knowsWhatIsNotEnded() {
        Html html = new Html().open("p").open("em").close();
        assertThatThrownBy(html::toString)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[p]");
    }
}
