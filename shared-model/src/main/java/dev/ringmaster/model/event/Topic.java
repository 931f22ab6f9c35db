package dev.ringmaster.model.event;

/**
 * The topics of the ring. Each has one writer; on {@link #SYSTEM} each component writes only records keyed by its own name.
 */
public enum Topic {
    PROJECTS("projects", true),
    TASKS("tasks", false),
    ASSIGNMENTS("assignments", false),
    PROMPTS("prompts", false),
    ATTEMPTS("attempts", false),
    WORKERS("workers", true),
    STATUS("status", false),
    TASK_STATES("task-states", true),
    OUTPUT("output", false),
    RELEASES("releases", false),
    SYSTEM("system", false);

    /** Put before every name; settable as {@code [kafka] topic_prefix}. */
    public static final String DEFAULT_PREFIX = "ringmaster.";

    /** Put behind a topic's name for the records that its readers could not use. */
    public static final String DEAD_LETTER_SUFFIX = ".dead-letter";

    private final String shortName;
    private final boolean compacted;

    Topic(String shortName, boolean compacted) {
        this.shortName = shortName;
        this.compacted = compacted;
    }

    /** The name without its prefix, as channels are named. */
    public String shortName() {
        return shortName;
    }

    /** The whole name on the broker. */
    public String nameWith(String prefix) {
        return prefix + shortName;
    }

    /** Whether the broker keeps the last record of each key for ever. */
    public boolean isCompacted() {
        return compacted;
    }
}
