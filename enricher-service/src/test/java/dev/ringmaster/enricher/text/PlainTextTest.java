package dev.ringmaster.enricher.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void terminalCodesAndControlsGo() {
        assertThat(PlainText.of("\u001b[31mred\u001b[0m\u0007 \u001b]0;title\u0007x\r\ny\rz\u0000"))
                .isEqualTo("red x\ny\nz");
    }

    @Test
    void hiddenCharactersGo() {
        assertThat(PlainText.of("pay\u202eevil\u200b!")).isEqualTo("payevil!");
    }

    @Test
    void indentationOfTheFirstLineStays() {
        assertThat(PlainText.of("\n\n    code\n")).isEqualTo("    code");
    }

    @Test
    void runsOfBackticksAreShortened() {
        assertThat(PlainText.of("`".repeat(500))).isEqualTo("`".repeat(24));
    }

    @Test
    void lineIsOneLine() {
        assertThat(PlainText.line(" a\n## b\t c ")).isEqualTo("a ## b c");
    }
}
