package dev.ringmaster.runtime.inbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Which topic a batch comes from when topics may be made anew while they are read. Batches of the lost topic may still be on their way
 * when the new id is known; a position of theirs under the new id would skip what the new topic begins with. So the new id counts for a
 * partition from the first batch on that begins before where reading stood. Thread-safe.
 */
final class TopicIdentities {

    private static final String UNSURE = "";

    private final Map<String, String> ids = new HashMap<>();
    private final Map<TopicPartition, Long> reached = new HashMap<>();
    private final Map<TopicPartition, Long> awaitingRewind = new HashMap<>();

    /**
     * Takes the ids in.
     *
     * @return the topics whose id was another before
     */
    synchronized Set<String> update(Map<String, String> now) {
        Set<String> anew = new HashSet<>();
        now.forEach((topic, id) -> {
            String known = ids.put(topic, id);
            if (known != null && !known.equals(id)) {
                anew.add(topic);
            }
        });
        reached.forEach((partition, next) -> {
            if (anew.contains(partition.topic())) {
                awaitingRewind.put(partition, next);
            }
        });
        return anew;
    }

    synchronized boolean isCurrent(String topic, String id) {
        return id.equals(ids.get(topic));
    }

    /** The id for the position behind a batch, or empty when it is unsure; a stored position without an id is not used again. */
    synchronized String idFor(TopicPartition partition, long first, long next) {
        Long before = awaitingRewind.get(partition);
        if (before != null && first < before) {
            awaitingRewind.remove(partition);
            before = null;
        }
        reached.put(partition, next);
        return before == null ? ids.getOrDefault(partition.topic(), UNSURE) : UNSURE;
    }
}
