package dev.ringmaster.cli.output;

/** What {@code -o} may say. */
public enum Format {
    /** A table on a terminal, else tab-separated lines. */
    TABLE,
    /** One document: {@code {"schemaVersion":1,"kind":…,"items":[…]}} or, for one thing, {@code "item"}. */
    JSON,
    /** One JSON document a line, without an envelope. */
    JSONL,
    /** Ids alone, one a line. */
    NAME
}
