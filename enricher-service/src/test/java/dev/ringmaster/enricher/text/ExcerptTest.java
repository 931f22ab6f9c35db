package dev.ringmaster.enricher.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    /** Seen to fail with the mark of the cut left out of the count. */
    @Property
    void neitherCutExceedsItsTokens(@ForAll String text, @ForAll @IntRange(min = 0, max = 200) int tokens) {
        assertThat(Tokens.of(Excerpt.head(text, tokens))).isLessThanOrEqualTo(tokens);
        assertThat(Tokens.of(Excerpt.ends(text, tokens))).isLessThanOrEqualTo(tokens);
    }

    /** Seen to fail with text of just as many tokens taken for too long. */
    @Property
    void textThatFitsIsWhole(@ForAll String text) {
        assertThat(Excerpt.head(text, Tokens.of(text))).isEqualTo(text);
        assertThat(Excerpt.ends(text, Tokens.of(text))).isEqualTo(text);
    }

    @Test
    void cutIsMarkedAndEndsAtALine() {
        String text = "line one\n".repeat(100);
        String cut = Excerpt.head(text, 50);
        assertThat(cut)
                .startsWith("line one\nline one")
                .contains("line one\n[cut here: the rest of 225 tokens did not fit]");
    }

    @Test
    void endsKeepTheLastLines() {
        String text = "first\n" + "noise\n".repeat(500) + "BUILD FAILURE";
        assertThat(Excerpt.ends(text, 100))
                .startsWith("first\n")
                .endsWith("BUILD FAILURE")
                .contains("[cut here: the middle");
    }

    @Test
    void surrogatesAreNotParted() {
        String text = "😀".repeat(200);
        assertThat(Excerpt.head(text, 101).codePoints().filter(c -> Character.getType(c) == Character.SURROGATE))
                .isEmpty();
    }
}
