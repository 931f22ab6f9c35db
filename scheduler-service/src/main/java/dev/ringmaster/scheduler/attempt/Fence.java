package dev.ringmaster.scheduler.attempt;

import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * The newest assignment and the newest revocation that have been met of one task. Topics have no order between them, so that a
 * prompt may come after the revocation of its assignment, or after the next assignment. Immutable.
 *
 * @param highest the highest epoch met, in whatever event
 * @param revoked every assignment at or below it is off
 * @param reason why; null while nothing is revoked
 */
public record Fence(
        TaskId task, Epoch highest, Epoch revoked, @Nullable String reason) {

    /** What becomes of a prompt. */
    public sealed interface Admission {

        record Admitted() implements Admission {}

        /** Its assignment was taken back. */
        record TakenBack(String reason) implements Admission {}

        /** A newer assignment of the task is known. */
        record TooOld(Epoch highest) implements Admission {}
    }

    /** The fence of a task of which nothing has been met. */
    public static Fence around(TaskId task) {
        return new Fence(task, Epoch.NONE, Epoch.NONE, null);
    }

    public Fence meet(Epoch epoch) {
        return highest.isOlderThan(epoch) ? new Fence(task, epoch, revoked, reason) : this;
    }

    public Fence revoke(Epoch epoch, String because) {
        Fence met = meet(epoch);
        return revoked.isOlderThan(epoch) ? new Fence(task, met.highest, epoch, because) : met;
    }

    public Admission admit(Epoch epoch) {
        if (reason != null && !revoked.isOlderThan(epoch)) {
            return new Admission.TakenBack(reason);
        }
        return epoch.isOlderThan(highest) ? new Admission.TooOld(highest) : new Admission.Admitted();
    }
}
