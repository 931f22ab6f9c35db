package dev.ringmaster.scheduler.attempt;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.ringmaster.model.attempt.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an attempt stands. Each state is stored before the work that it stands for is begun, and that work may be repeated, so
 * that a restart goes on from the state alone.
 *
 * <pre>
 * Waiting ─▶ Preparing ─▶ Running ─▶ Proving ─▶ Proven ─▶ Landing ─▶ Finished
 *    │           │           └──────────┴──────────┴────────────────────▲
 *    └───────────┴─▶ Declined                        (failed, cancelled …)
 * </pre>
 *
 * From {@link Proven} the project's landing mode may lead through {@link Reviewing}, back when a person approves, or to {@link Proposed},
 * which ends when the target holds the work. Work on Ringmaster itself goes from {@link Landing} to {@link Releasing}, and back to
 * {@link Proven} when it has to be put upon a newer target.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AttemptState.Waiting.class, name = "waiting"),
    @JsonSubTypes.Type(value = AttemptState.Preparing.class, name = "preparing"),
    @JsonSubTypes.Type(value = AttemptState.Running.class, name = "running"),
    @JsonSubTypes.Type(value = AttemptState.Proving.class, name = "proving"),
    @JsonSubTypes.Type(value = AttemptState.Proven.class, name = "proven"),
    @JsonSubTypes.Type(value = AttemptState.Reviewing.class, name = "reviewing"),
    @JsonSubTypes.Type(value = AttemptState.Proposed.class, name = "proposed"),
    @JsonSubTypes.Type(value = AttemptState.Landing.class, name = "landing"),
    @JsonSubTypes.Type(value = AttemptState.Releasing.class, name = "releasing"),
    @JsonSubTypes.Type(value = AttemptState.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = AttemptState.Declined.class, name = "declined")
})
public sealed interface AttemptState {

    /** The word for this state, as it is stored. */
    String word();

    /** Accepted, but the project version that its assignment needs is not known yet. */
    record Waiting() implements AttemptState {
        @Override
        public String word() {
            return "waiting";
        }
    }

    /**
     * Its workspace is being made and its process started; whether a process exists is settled by the attempt's claim.
     *
     * @param cancelled why it is to end before it starts; null when it is to start
     */
    record Preparing(@Nullable String cancelled) implements AttemptState {
        @Override
        public String word() {
            return "preparing";
        }
    }

    /**
     * Its process has been started and no proof of its end is known.
     *
     * @param pid 0 where it had ended before anybody looked
     * @param ending why its process group is being ended; null when it may run on
     */
    record Running(long pid, Instant startedAt, @Nullable EndCause ending) implements AttemptState {
        @Override
        public String word() {
            return "running";
        }
    }

    /**
     * Its process has ended; its work is looked at and its gates run.
     *
     * @param cancelled why the proof is being ended; null when it goes on
     */
    record Proving(int exitCode, @Nullable String cancelled) implements AttemptState {
        @Override
        public String word() {
            return "proving";
        }
    }

    /**
     * Its gates passed and it waits for its turn to land.
     *
     * @param approvedBy who approved it after a review; null before one, or where none is asked for
     * @param handOvers how often it has been handed over to be released, ≥ 0
     */
    record Proven(String commit, @Nullable String approvedBy, int handOvers) implements AttemptState {

        /** Proven work that nobody has looked at. */
        public Proven(String commit) {
            this(commit, null);
        }

        public Proven(String commit, @Nullable String approvedBy) {
            this(commit, approvedBy, 0);
        }

        @Override
        public String word() {
            return "proven";
        }
    }

    /** Its gates passed and a person's approval is waited for. */
    record Reviewing(String commit, String targetBranch, String diffStat) implements AttemptState {
        @Override
        public String word() {
            return "reviewing";
        }
    }

    /**
     * Its branch is on the remote and waits for being merged there.
     *
     * @param branch its name on the remote
     * @param url of the request at the forge, or null
     */
    record Proposed(String commit, String branch, @Nullable String url) implements AttemptState {
        @Override
        public String word() {
            return "proposed";
        }
    }

    /**
     * It is being brought onto the target branch; a cancel comes too late unless the landing fails.
     *
     * @param commit the attempt's own commit
     * @param round how often the target has been integrated, from 1; more than once when it moved meanwhile
     * @param tested the integrated commit whose gates passed and to which the target is being moved; null before that
     * @param cancelled why it was to be cancelled; null when nobody asked
     * @param approvedBy who approved it after a review; null where none was asked for
     * @param handOvers how often it has been handed over to be released, ≥ 0
     */
    record Landing(
            String commit,
            int round,
            @Nullable String tested,
            @Nullable String cancelled,
            @Nullable String approvedBy,
            int handOvers)
            implements AttemptState {

        /** The first landing of work that nobody had to approve. */
        Landing(String commit, int round, @Nullable String tested, @Nullable String cancelled) {
            this(commit, round, tested, cancelled, null, 0);
        }

        Landing tested(String integrated) {
            return new Landing(commit, round, integrated, cancelled, approvedBy, handOvers);
        }

        Landing cancelled(String reason) {
            return new Landing(commit, round, tested, reason, approvedBy, handOvers);
        }

        Landing again() {
            return new Landing(commit, round + 1, null, cancelled, approvedBy, handOvers);
        }

        @Override
        public String word() {
            return "landing";
        }
    }

    /**
     * It changes Ringmaster itself and its gates passed upon the target: whether it goes live is decided elsewhere. Until that is known,
     * or a person is asked, nothing else lands in its repository, and a cancel comes too late unless it is turned down.
     *
     * @param commit the attempt's own commit
     * @param approvedBy who approved it after a review; null where none was asked for
     * @param base the target's commit that it was put upon
     * @param integrated the commit that was handed over, a child of the base
     * @param blocked whether a person is asked and the repository goes on meanwhile
     * @param handOvers how often it has been handed over, ≥ 1
     * @param cancelled why it was to be cancelled; null when nobody asked
     */
    record Releasing(
            String commit,
            @Nullable String approvedBy,
            String base,
            String integrated,
            String targetBranch,
            boolean blocked,
            int handOvers,
            @Nullable String cancelled)
            implements AttemptState {
        @Override
        public String word() {
            return "releasing";
        }

        /** Whether nothing else may land in its repository. */
        public boolean holds() {
            return !blocked;
        }
    }

    /**
     * @param started whether an agent process ever ran
     * @param landed the attempt's own commit if its work has landed, so that its worktree can be removed; else null
     */
    record Finished(
            Outcome outcome,
            boolean started,
            Instant at,
            @Nullable String landed) implements AttemptState {
        @Override
        public String word() {
            return "finished";
        }
    }

    /** It never started and never will. */
    record Declined(String reason, Instant at) implements AttemptState {
        @Override
        public String word() {
            return "declined";
        }
    }
}
