package dev.ringmaster.scheduler.store;

import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.attempt.EndCause;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Names to a native build what is stored as JSON; nested records come with their families. */
@RegisterForReflection(targets = {AttemptState.class, EndCause.class})
final class StoredReflection {

    private StoredReflection() {}
}
