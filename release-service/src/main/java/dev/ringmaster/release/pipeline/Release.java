package dev.ringmaster.release.pipeline;

import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.release.ReleaseRef;

/**
 * A release and where it stands. Immutable.
 *
 * @param risky whether it goes on without tests because a person said so, or because tests are not required
 */
public record Release(ReleaseRef ref, boolean risky, ReleaseState state) {

    public ReleaseId id() {
        return ref.release();
    }

    Release in(ReleaseState next) {
        return new Release(ref, risky, next);
    }

    Release asRisky() {
        return new Release(ref, true, state);
    }
}
