package dev.ringmaster.scheduler.attempt;

import dev.ringmaster.model.attempt.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an attempt is told: orders from the queue and what the shell has seen. One that comes late or twice changes nothing. */
public sealed interface AttemptCommand {

    /** The project version it waited for is known. */
    record Prepare() implements AttemptCommand {}

    /** @param startedAt when the shim started the agent's command, as its record says */
    record RecordStart(long pid, Instant startedAt) implements AttemptCommand {}

    /** It cannot be started, and its claim proves that it never was. */
    record FailStart(FailureClass failure, String message, String detail) implements AttemptCommand {}

    /** It will not be started here, and its claim proves that it never was. */
    record Decline(String reason) implements AttemptCommand {}

    record Cancel(String reason) implements AttemptCommand {}

    /** Its agent said that it is through, and its process stays. */
    record EndLingering() implements AttemptCommand {}

    /** It ran longer than its worker's limit. */
    record TimeOut(Duration limit) implements AttemptCommand {}

    /** It passed a limit, or it did nothing or the same for too long. */
    record EndUnwell(FailureClass failure, String message) implements AttemptCommand {}

    /**
     * @param exitCode 128 + signal for a signal
     * @param toProve whether there is anything to look at: a worktree or at least one gate
     * @param hearing what the agent said
     */
    record RecordExit(int exitCode, Instant at, boolean toProve, Hearing hearing) implements AttemptCommand {
        RecordExit(int exitCode, Instant at, boolean toProve, String tail) {
            this(exitCode, at, toProve, Hearing.ofTail(tail));
        }
    }

    /**
     * @param proof what shows that its process is gone without an exit record
     * @param hearing what the agent said
     */
    record RecordLoss(String proof, Instant at, Hearing hearing) implements AttemptCommand {
        RecordLoss(String proof, Instant at, String tail) {
            this(proof, at, Hearing.ofTail(tail));
        }
    }

    /** @param hearing what the agent said */
    record Judge(Proof proof, Hearing hearing) implements AttemptCommand {
        public Judge(Proof proof, String tail) {
            this(proof, Hearing.ofTail(tail));
        }
    }

    /** @param diffStat what the work changes, as {@code git diff --stat} says it */
    record AwaitReview(String targetBranch, String diffStat) implements AttemptCommand {}

    record Approve(String by) implements AttemptCommand {}

    /** @param text what the next attempt should do otherwise; may be empty */
    record Reject(String by, String text) implements AttemptCommand {}

    /** @param url of the request at the forge, or null where a person opens it */
    record RecordProposed(String branch, @Nullable String url) implements AttemptCommand {}

    record BeginLanding() implements AttemptCommand {}

    /** @param commit the integrated commit whose gates passed */
    record RecordTested(String commit) implements AttemptCommand {}

    /** The target branch moved while the gates ran, so that what was tested is not what would land. */
    record RecordMovedTarget() implements AttemptCommand {}

    record RecordLanded(String commit, String targetBranch) implements AttemptCommand {}

    /**
     * It changes Ringmaster itself: it is handed over to be released.
     *
     * @param base the target's commit
     * @param commit its child with the work, whose gates passed
     */
    record HandOver(String base, String commit, String targetBranch) implements AttemptCommand {}

    /** What becomes of work that was handed over. */
    sealed interface ReleaseNews extends AttemptCommand {
        /** The commit that was handed over; news of another one change nothing. */
        String commit();
    }

    /** A person is asked, and the repository goes on meanwhile. */
    record BlockRelease(String commit) implements ReleaseNews {}

    /** It is to be put upon the newest target and handed over again. */
    record RepeatRelease(String commit) implements ReleaseNews {}

    /** It is live and stays so. */
    record KeepRelease(String commit) implements ReleaseNews {}

    /** It is not live, or no more. */
    record FailRelease(String commit, FailureClass failure, String message, String detail) implements ReleaseNews {}

    record RecordConflict(List<String> files) implements AttemptCommand {
        public RecordConflict {
            files = List.copyOf(files);
        }
    }

    record FailLanding(FailureClass failure, String message, String detail) implements AttemptCommand {}
}
