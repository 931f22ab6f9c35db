package dev.ringmaster.api.why;

import dev.ringmaster.model.id.WorkerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What could take a ready task.
 *
 * @param obstacle why no worker takes it, a sentence without its name; null while one may
 * @param workers those that may take it and take tasks now
 * @param limits that are reached, each in a sentence
 */
public record Offer(@Nullable String obstacle, List<Slots> workers, List<String> limits) {

    public Offer {
        workers = List.copyOf(workers);
        limits = List.copyOf(limits);
    }

    /** @param used of its slots, by tasks whose agents have not ended */
    public record Slots(WorkerId worker, int used, int slots) {

        boolean isFull() {
            return used >= slots;
        }
    }
}
