package dev.ringmaster.cli.output;

import java.util.Locale;

/** What {@code -o} may say. */
public enum Format {
    /** A table on a terminal, else tab-separated lines. */
    TABLE,
    /** One document: {@code {"schemaVersion":1,"kind":…,"items":[…]}} or, for one thing, {@code "item"}. */
    JSON,
    /** One JSON document a line, without an envelope. */
    JSONL,
    /** Ids alone, one a line. */
    NAME;

    /** The word as it is given on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
