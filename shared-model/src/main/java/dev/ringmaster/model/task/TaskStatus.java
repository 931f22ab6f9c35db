package dev.ringmaster.model.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a task stands. {@link #canBecome} is the whole transition table. */
public enum TaskStatus {
    /** Written down, not yet submitted. */
    DRAFT,
    /** Cannot run now; a {@link BlockReason} says why. */
    BLOCKED,
    /** Could run as soon as a matching slot is free. */
    READY,
    /** Given to a worker; its agent has not started. */
    ASSIGNED,
    /** Its agent runs. */
    IN_PROGRESS,
    /** Its agent has ended; the work is being proved and landed. */
    REVIEW,
    /** Landed on the target branch and proven there. Final. */
    DONE,
    /** Given up by a person or by a decision's deadline. Final. */
    FAILED,
    /** Called off. Final. */
    CANCELLED;

    private static final Map<TaskStatus, Set<TaskStatus>> MOVES = new EnumMap<>(TaskStatus.class);

    static {
        MOVES.put(DRAFT, EnumSet.of(BLOCKED, READY, CANCELLED));
        MOVES.put(BLOCKED, EnumSet.of(BLOCKED, READY, FAILED, CANCELLED));
        MOVES.put(READY, EnumSet.of(BLOCKED, ASSIGNED, CANCELLED));
        MOVES.put(ASSIGNED, EnumSet.of(BLOCKED, READY, IN_PROGRESS, CANCELLED));
        MOVES.put(IN_PROGRESS, EnumSet.of(BLOCKED, READY, REVIEW, CANCELLED));
        MOVES.put(REVIEW, EnumSet.of(BLOCKED, READY, DONE, CANCELLED));
        MOVES.put(DONE, EnumSet.noneOf(TaskStatus.class));
        MOVES.put(FAILED, EnumSet.noneOf(TaskStatus.class));
        MOVES.put(CANCELLED, EnumSet.noneOf(TaskStatus.class));
    }

    /** Whether a task may go from this status to the next; {@code BLOCKED → BLOCKED} changes the reason. */
    public boolean canBecome(TaskStatus next) {
        return allowed(this).contains(next);
    }

    /**
     * The next status, checked.
     *
     * @throws IllegalTransitionException if this status cannot become the next
     */
    public TaskStatus become(TaskStatus next) {
        if (!canBecome(next)) {
            throw new IllegalTransitionException(this, next);
        }
        return next;
    }

    /** Whether nothing follows this status. */
    public boolean isFinal() {
        return allowed(this).isEmpty();
    }

    /** Whether an attempt is under way: the task holds or held a slot and has no result yet. */
    public boolean isActive() {
        return this == ASSIGNED || this == IN_PROGRESS || this == REVIEW;
    }

    private static Set<TaskStatus> allowed(TaskStatus from) {
        return MOVES.getOrDefault(from, Set.of());
    }

    /** The word people and programs see: lower case, words joined by an underscore. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no status has this word */
    public static TaskStatus ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
