package dev.ringmaster.model.worker;

import dev.ringmaster.model.id.WorkerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why workers get no new work, and for how long. It holds every worker of a type that uses the same account, or one worker alone.
 * Attempts under way are not touched.
 *
 * @param type of the workers
 * @param account whose quota they share
 * @param worker the one worker it holds, or null for all of the type and account
 * @param window what is used up, in the CLI's own word such as {@code five_hour}; or what is wrong, such as {@code authentication}
 * @param until when it ends by itself; null when a person must end it
 * @param resetsAt when the CLI said that the window is new, or null when it did not: then {@code until} is a guess that grows
 *     with each time the guess was wrong
 * @param reason one sentence
 * @param since when it began
 */
public record WorkerHold(
        String type,
        String account,
        @Nullable WorkerId worker,
        String window,
        @Nullable Instant until,
        @Nullable Instant resetsAt,
        String reason,
        Instant since) {

    /** What tells it apart from other holds: one window of one account or worker has one hold. */
    public String key() {
        return type + "/" + account + (worker == null ? "" : "/" + worker) + "/" + window;
    }

    /** Whether it says anything about the worker. */
    public boolean concerns(WorkerId id, String itsType, String itsAccount) {
        return worker == null ? type.equals(itsType) && account.equals(itsAccount) : worker.equals(id);
    }

    public boolean isOverAt(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
