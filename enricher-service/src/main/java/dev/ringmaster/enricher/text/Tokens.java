package dev.ringmaster.enricher.text;

/**
 * Estimates how many tokens a model makes of a text: one for four ASCII characters, one for each other character. Real tokenizers make about
 * one of four characters of English and code, and up to one per character of other scripts, so the estimate errs on the high side there.
 *
 * <p>Quarter tokens are counted, because they add up exactly: the quarters of a text are the sum of the quarters of its parts.
 */
public final class Tokens {

    public static final int QUARTERS = 4;

    private Tokens() {}

    /** The estimate, rounded up. */
    public static int of(String text) {
        return rounded(quartersOf(text));
    }

    public static int quartersOf(String text) {
        int quarters = 0;
        for (int i = 0; i < text.length(); i++) {
            quarters += text.charAt(i) < 0x80 ? 1 : QUARTERS;
        }
        return quarters;
    }

    public static int rounded(int quarters) {
        return (quarters + QUARTERS - 1) / QUARTERS;
    }
}
