package dev.ringmaster.agent.event;

/** What a figure is the sum of. */
public enum Scope {
    /** One step of the run: steps are added up. */
    STEP,
    /** The whole run so far: it takes the place of what was said before. */
    RUN,
    /** All runs of the agent's session, earlier ones included: what they used is to be taken off. */
    SESSION
}
