package dev.ringmaster.release.pipeline;

import dev.ringmaster.model.release.ReleaseStage;

/** What is to be done once a decision is stored. Each may be done again after a restart. */
public sealed interface Step {

    /** A stage's work. */
    record Work(ReleaseStage stage) implements Step {}

    /** The tag is set and the release becomes the last known good one. */
    record Keep() implements Step {}

    /** Whatever work of the release is under way is ended; its result is of no interest. */
    record EndWork() implements Step {}
}
