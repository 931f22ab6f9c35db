package dev.ringmaster.queue.graph;

/** All that a task's dependents need to know of it. */
public enum Standing {
    /** Others depend on it, but nobody has created it yet. */
    UNKNOWN,
    /** May still become done. */
    OPEN,
    /** Lets its dependents run. */
    DONE,
    /** Failed or cancelled: its dependents wait in vain, unless a retry of it takes its place. */
    DEAD
}
