package dev.ringmaster.model.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a task enters the ring. */
public enum InitialStatus {
    /** Waits for {@code task.submitted}. */
    DRAFT,
    /** Runs as soon as its dependencies are done. */
    OPEN,
    /** Was finished elsewhere before it came here, for example a closed issue of an import; opens its dependents. */
    DONE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
