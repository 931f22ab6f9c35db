package dev.ringmaster.enricher.stage;

import dev.ringmaster.enricher.text.Tokens;
import dev.ringmaster.model.attempt.PromptBlock;

/**
 * A piece of a prompt that goes in whole or is left out.
 *
 * @param source where it came from, such as a task id, a file's path or an attempt id
 * @param relevance 0 to 1; the lowest is left out first
 * @param text Markdown, already redacted, untrusted parts already fenced
 */
record Block(Section section, String name, String source, double relevance, String text) {

    /** The estimated size in quarter tokens, with the blank line that follows it. */
    int quarters() {
        return Tokens.quartersOf(text) + 2;
    }

    PromptBlock described() {
        return new PromptBlock(name, source, relevance, Tokens.rounded(quarters()));
    }

    Block withText(String other) {
        return new Block(section, name, source, relevance, other);
    }
}
