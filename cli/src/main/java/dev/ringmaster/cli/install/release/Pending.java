package dev.ringmaster.cli.install.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.model.id.ReleaseId;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A release on trial: it runs, and is gone again unless it is kept in time.
 *
 * @param former what ran before, and runs again if it goes back
 * @param ring the home of the ring that tries it; the supervisors of other rings do not judge it
 * @param changed the programs in which it differs from the former
 * @param deadline when it goes back by itself
 * @param starts how often each changed component failed to start, ≥ 1; without an entry it did not fail
 */
public record Pending(
        ReleaseId release,
        ReleaseId former,
        String ring,
        SortedSet<String> changed,
        Instant since,
        Instant deadline,
        SortedMap<String, Integer> starts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Pending {
        changed = Collections.unmodifiableSortedSet(new TreeSet<>(changed));
        starts = Collections.unmodifiableSortedMap(new TreeMap<>(starts));
    }

    /** The same trial after one more failed start. */
    public Pending afterFailedStart(String component) {
        SortedMap<String, Integer> counted = new TreeMap<>(starts);
        counted.merge(component, 1, Integer::sum);
        return new Pending(release, former, ring, changed, since, deadline, counted);
    }

    public ObjectNode json() {
        ObjectNode node = JSON.createObjectNode()
                .put("release", release.value())
                .put("former", former.value())
                .put("ring", ring)
                .put("since", since.toString())
                .put("deadline", deadline.toString());
        changed.forEach(node.putArray("changed")::add);
        starts.forEach(node.putObject("starts")::put);
        return node;
    }

    static Pending of(JsonNode node) {
        SortedSet<String> changed = new TreeSet<>();
        node.path("changed").forEach(word -> changed.add(word.asText()));
        SortedMap<String, Integer> starts = new TreeMap<>();
        node.path("starts")
                .properties()
                .forEach(entry -> starts.put(entry.getKey(), entry.getValue().asInt()));
        return new Pending(
                new ReleaseId(node.path("release").asText()),
                new ReleaseId(node.path("former").asText()),
                node.path("ring").asText(),
                changed,
                Instant.parse(node.path("since").asText()),
                Instant.parse(node.path("deadline").asText()),
                starts);
    }
}
