package dev.ringmaster.api.plan;

import java.time.Duration;

/** A change that a plan is asked about. */
public sealed interface WhatIf {

    /** As it was asked. */
    String asked();

    /**
     * More or fewer slots.
     *
     * @param worker whose slots change, or empty for the one that most tasks may use
     * @param slots how many more, or fewer when negative
     */
    record Workers(String asked, String worker, int slots) implements WhatIf {}

    /**
     * Workers that take nothing new.
     *
     * @param type a worker type or a worker
     */
    record Without(String asked, String type) implements WhatIf {}

    /**
     * A task that is done at once.
     *
     * @param task an id
     */
    record IfDone(String asked, String task) implements WhatIf {}

    /**
     * An answer that comes so much later.
     *
     * @param decision an id or the start of one
     */
    record Delay(String asked, String decision, Duration by) implements WhatIf {}
}
