package dev.ringmaster.cli.install.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.model.id.ReleaseId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All programs that run together, each in one version.
 *
 * @param commit the full hash of the commit that it was built from; empty for what a person built
 * @param kept whether it ever counted as good
 * @param programs by their words, such as {@code queue-service}
 */
public record Release(
        ReleaseId id, String commit, Instant createdAt, boolean kept, SortedMap<String, ProgramVersion> programs) {

    /** What a person built and installed; it is what everything can go back to first. */
    public static final ReleaseId FIRST = ReleaseId.ofNumber(0);

    private static final ObjectMapper JSON = new ObjectMapper();

    public Release {
        programs = Collections.unmodifiableSortedMap(new TreeMap<>(programs));
    }

    /** The same release, counted as good. */
    public Release asKept() {
        return new Release(id, commit, createdAt, true, programs);
    }

    /** Whether it consists of just these versions. */
    public boolean consistsOf(Map<String, String> ids) {
        return ids().equals(ids);
    }

    /** Each program's id. */
    public SortedMap<String, String> ids() {
        SortedMap<String, String> ids = new TreeMap<>();
        programs.forEach((word, version) -> ids.put(word, version.id()));
        return ids;
    }

    /** The programs in which the two differ. */
    public Set<String> changedSince(Release former) {
        return Stream.concat(programs.keySet().stream(), former.programs.keySet().stream())
                .filter(word -> {
                    ProgramVersion before = former.programs.get(word);
                    return before == null || !before.equals(programs.get(word));
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As its file holds it. */
    public ObjectNode json() {
        ObjectNode node = JSON.createObjectNode()
                .put("release", id.value())
                .put("commit", commit)
                .put("createdAt", createdAt.toString())
                .put("kept", kept);
        ObjectNode all = node.putObject("programs");
        programs.forEach((word, version) -> all.putObject(word)
                .put("id", version.id())
                .put("content", version.content())
                .put("java", version.javaHome()));
        return node;
    }

    static Release of(JsonNode node) {
        SortedMap<String, ProgramVersion> programs = new TreeMap<>();
        node.path("programs")
                .properties()
                .forEach(entry -> programs.put(
                        entry.getKey(),
                        new ProgramVersion(
                                entry.getValue().path("id").asText(),
                                entry.getValue().path("content").asText(),
                                entry.getValue().path("java").asText())));
        return new Release(
                new ReleaseId(node.path("release").asText()),
                node.path("commit").asText(""),
                Instant.parse(node.path("createdAt").asText()),
                node.path("kept").asBoolean(),
                programs);
    }
}
