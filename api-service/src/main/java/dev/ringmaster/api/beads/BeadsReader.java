package dev.ringmaster.api.beads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.model.task.TaskDefinition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one line of a beads file, in any of its dialects. What it does not understand it remarks on instead of failing. */
final class BeadsReader {

    /** Types that are no work for an agent. */
    private static final Set<String> NOT_WORK =
            Set.of("merge-request", "gate", "molecule", "message", "agent", "role", "rig", "event");

    private static final int LOWEST_PRIORITY = 4;
    private static final int DEFAULT_PRIORITY = 2;

    private final ObjectMapper json;

    BeadsReader(ObjectMapper json) {
        this.json = json;
    }

    BeadsLine read(String line, int number) {
        if (line.isBlank()) {
            return new BeadsLine.Blank();
        }
        JsonNode node;
        try {
            node = json.readTree(line);
        } catch (JsonProcessingException invalid) {
            return new BeadsLine.Unreadable("is not JSON: " + invalid.getOriginalMessage());
        }
        if (node == null || !node.isObject()) {
            return new BeadsLine.Unreadable("is not a JSON object");
        }
        String kind = node.path("_type").asText("issue");
        if (!kind.equals("issue")) {
            return kind.equals("memory")
                    ? new BeadsLine.Other(kind)
                    : new BeadsLine.Unreadable("has an unknown _type '" + kind + "'");
        }
        String id = node.path("id").asText("").strip();
        if (id.isEmpty()) {
            return new BeadsLine.Unreadable("has no id");
        }
        if (word(node, "status", "open").equals("tombstone")) {
            return new BeadsLine.Tombstone(id);
        }
        if (text(node, "title").isBlank()) {
            return new BeadsLine.Unreadable("issue " + id + " has no title");
        }
        return issue(node, id, number);
    }

    private static BeadsLine issue(JsonNode node, String id, int number) {
        List<String> remarks = new ArrayList<>();
        String title = text(node, "title").strip().replaceAll("\\s+", " ");
        if (title.length() > TaskDefinition.TITLE_LIMIT) {
            remarks.add("title is longer than " + TaskDefinition.TITLE_LIMIT + " characters and was cut");
            title = title.substring(0, TaskDefinition.TITLE_LIMIT - 1) + "…";
        }
        return new BeadsLine.Issue(
                new BeadsIssue(
                        number,
                        id,
                        title,
                        description(node),
                        criteria(text(node, "acceptance_criteria")),
                        word(node, "status", "open"),
                        priority(node, remarks),
                        word(node, "issue_type", "task").replace('_', '-'),
                        labels(node),
                        estimate(node),
                        instant(node, "defer_until", remarks),
                        parked(node),
                        links(node, id, remarks)),
                remarks);
    }

    private static String description(JsonNode node) {
        StringBuilder text = new StringBuilder(text(node, "description").strip());
        section(text, "Design", text(node, "design"));
        section(text, "Notes", text(node, "notes"));
        return text.toString();
    }

    private static void section(StringBuilder text, String heading, String body) {
        if (!body.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n\n")
                    .append("## ")
                    .append(heading)
                    .append("\n\n")
                    .append(body.strip());
        }
    }

    /** A list of bullets becomes one criterion each; other text stays whole. */
    private static List<String> criteria(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String bullet = "^(?:[-*+]|\\d+[.)])\\s+(?:\\[[ xX]]\\s*)?";
        return lines.stream().allMatch(line -> line.matches(bullet + ".+"))
                ? lines.stream().map(line -> line.replaceFirst(bullet, "")).toList()
                : List.of(text.strip());
    }

    private static int priority(JsonNode node, List<String> remarks) {
        JsonNode priority = node.path("priority");
        if (priority.isMissingNode() || priority.isNull()) {
            return DEFAULT_PRIORITY;
        }
        String written = priority.asText("").replaceFirst("^[pP]", "");
        if (written.matches("[0-4]")) {
            return Integer.parseInt(written);
        }
        boolean low = written.matches("\\d+");
        remarks.add("priority '" + priority.asText() + "' is not 0 to 4: taken as P"
                + (low ? LOWEST_PRIORITY : DEFAULT_PRIORITY));
        return low ? LOWEST_PRIORITY : DEFAULT_PRIORITY;
    }

    private static List<String> labels(JsonNode node) {
        List<String> labels = new ArrayList<>();
        node.path("labels").forEach(label -> {
            if (!label.asText().isBlank() && !labels.contains(label.asText().strip())) {
                labels.add(label.asText().strip());
            }
        });
        return labels;
    }

    private static @Nullable Duration estimate(JsonNode node) {
        long minutes = node.path("estimated_minutes").asLong(0);
        return minutes > 0 ? Duration.ofMinutes(minutes) : null;
    }

    private static @Nullable Instant instant(JsonNode node, String field, List<String> remarks) {
        String written = text(node, field);
        if (written.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException invalid) {
            remarks.add(field + " '" + written + "' is not a time and was ignored");
            return null;
        }
    }

    private static @Nullable String parked(JsonNode node) {
        if (node.path("is_template").asBoolean(false)) {
            return "is a template";
        }
        if (node.path("ephemeral").asBoolean(false) || node.path("wisp").asBoolean(false)) {
            return "is ephemeral";
        }
        if (node.path("pinned").asBoolean(false)) {
            return "is pinned";
        }
        String type = word(node, "issue_type", "task").replace('_', '-');
        return NOT_WORK.contains(type) ? "is a " + type + ", which is no work for an agent" : null;
    }

    private static List<BeadsLink> links(JsonNode node, String id, List<String> remarks) {
        List<BeadsLink> links = new ArrayList<>();
        for (JsonNode link : node.path("dependencies")) {
            String to = link.isTextual() ? link.asText() : first(link, "depends_on_id", "depends_on", "id");
            if (to.isBlank()) {
                remarks.add("a dependency without depends_on_id was ignored");
                continue;
            }
            String from = first(link, "issue_id");
            String type = BeadsLink.normalised(first(link, "type", "dep_type", "dependency_type"));
            boolean any = link.path("metadata")
                    .asText(link.path("metadata").toString())
                    .contains("any");
            links.add(new BeadsLink(from.isBlank() ? id : from, to, type, any));
        }
        String parent = text(node, "parent");
        if (!parent.isBlank()
                && links.stream().noneMatch(link -> link.isParent() && link.to().equals(parent))) {
            links.add(new BeadsLink(id, parent, BeadsLink.PARENT_CHILD, false));
        }
        return links;
    }

    private static String first(JsonNode node, String... fields) {
        for (String field : fields) {
            if (!text(node, field).isBlank()) {
                return text(node, field).strip();
            }
        }
        return "";
    }

    private static String word(JsonNode node, String field, String whenMissing) {
        String word = text(node, field).strip().toLowerCase(Locale.ROOT);
        return word.isEmpty() ? whenMissing : word;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isNull() ? "" : node.path(field).asText("");
    }
}
