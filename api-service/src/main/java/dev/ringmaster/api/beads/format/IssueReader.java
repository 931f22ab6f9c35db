package dev.ringmaster.api.beads.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.api.beads.line.LineExtent;
import dev.ringmaster.model.task.TaskDefinition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes an issue of a line's fields, with the format's defaults. What it does not understand it remarks on. */
final class IssueReader {

    /** Types that are no work for an agent. */
    private static final Set<String> NOT_WORK =
            Set.of("merge-request", "gate", "molecule", "message", "agent", "role", "rig", "event");

    /** How a close reason says that the work failed. */
    private static final Pattern FAILED = Pattern.compile(
            "\\b(?:fail(?:ed|ure)?|rejected|wont[ -]?fix|won't fix|cancell?ed|abandoned|aborted|error|timeout|timed out)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final String BULLET = "^(?:[-*+]|\\d+[.)])\\s+(?:\\[[ xX]]\\s*)?";
    private static final Pattern BULLETS = Pattern.compile(BULLET + ".+");
    private static final Pattern MARK = Pattern.compile(BULLET);
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** The same limits that the API has for tasks. */
    private static final int TEXT_LIMIT = 200_000;

    private static final int CRITERION_LIMIT = 10_000;
    private static final int LIST_LIMIT = 100;
    private static final int LOWEST_PRIORITY = 4;
    private static final int DEFAULT_PRIORITY = 2;

    private IssueReader() {}

    /** What has the wrong type inside of lists, or null. */
    static @Nullable String misshapen(JsonNode node) {
        for (JsonNode label : node.path("labels")) {
            if (!label.isTextual()) {
                return "labels must be texts, not " + FieldShape.wordsFor(label.asToken());
            }
        }
        for (JsonNode link : node.path("dependencies")) {
            if (!link.isObject() && !link.isTextual()) {
                return "dependencies must be objects, not " + FieldShape.wordsFor(link.asToken());
            }
            for (String field : List.of("issue_id", "depends_on_id", "type")) {
                JsonNode value = link.path(field);
                if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
                    return "dependencies: " + field + " must be text, not " + FieldShape.wordsFor(value.asToken());
                }
            }
        }
        JsonNode priority = node.path("priority");
        return priority.isContainerNode() || priority.isBoolean()
                ? "priority must be a number, not " + FieldShape.wordsFor(priority.asToken())
                : null;
    }

    static BeadsLine issue(JsonNode node, String id, LineExtent at) {
        List<String> remarks = new ArrayList<>();
        String kept = " and was cut; the file's line is kept whole";
        if (title(node).length() > TaskDefinition.TITLE_LIMIT) {
            remarks.add("title is longer than " + TaskDefinition.TITLE_LIMIT + " characters" + kept);
        }
        if (wholeDescription(node).length() > TEXT_LIMIT) {
            remarks.add("description is longer than " + TEXT_LIMIT + " characters" + kept);
        }
        JsonNode priority = node.path("priority");
        if (!priority.isMissingNode()
                && !priority.isNull()
                && !written(priority).matches("[0-4]")) {
            remarks.add("priority '" + priority.asText() + "' is not 0 to 4: taken as P" + priority(node));
        }
        String status = word(node, "status", "open");
        return new BeadsLine.Issue(
                new BeadsIssue(
                        at,
                        id,
                        status,
                        word(node, "issue_type", "task").replace('_', '-'),
                        instant(node, "defer_until", remarks),
                        parked(node),
                        status.equals("closed")
                                && FAILED.matcher(text(node, "close_reason")).find(),
                        links(node, id, remarks)),
                remarks);
    }

    static IssueContent content(JsonNode node) {
        String title = title(node);
        long minutes = node.path("estimated_minutes").asLong(0);
        return new IssueContent(
                title.length() > TaskDefinition.TITLE_LIMIT ? cut(title, TaskDefinition.TITLE_LIMIT - 1) + "…" : title,
                cut(wholeDescription(node), TEXT_LIMIT),
                criteria(text(node, "acceptance_criteria")),
                priority(node),
                word(node, "issue_type", "task").replace('_', '-'),
                labels(node),
                minutes > 0 ? Duration.ofMinutes(minutes) : null);
    }

    /** Not between the halves of one character. */
    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }

    private static String title(JsonNode node) {
        return SPACES.matcher(text(node, "title").strip()).replaceAll(" ");
    }

    private static String wholeDescription(JsonNode node) {
        return IssueText.joined(text(node, "description"), text(node, "design"), text(node, "notes"));
    }

    /** A list of bullets becomes one criterion each; other text stays whole. */
    private static List<String> criteria(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        Stream<String> criteria =
                lines.stream().allMatch(line -> BULLETS.matcher(line).matches())
                        ? lines.stream().map(line -> MARK.matcher(line).replaceFirst(""))
                        : Stream.of(text.strip());
        return criteria.limit(LIST_LIMIT)
                .map(criterion -> cut(criterion, CRITERION_LIMIT))
                .toList();
    }

    private static String written(JsonNode priority) {
        return priority.asText("").replaceFirst("^[pP]", "");
    }

    private static int priority(JsonNode node) {
        JsonNode priority = node.path("priority");
        if (priority.isMissingNode() || priority.isNull()) {
            return DEFAULT_PRIORITY;
        }
        String written = written(priority);
        if (written.matches("[0-4]")) {
            return Integer.parseInt(written);
        }
        return written.matches("\\d+") ? LOWEST_PRIORITY : DEFAULT_PRIORITY;
    }

    private static List<String> labels(JsonNode node) {
        List<String> labels = new ArrayList<>();
        node.path("labels").forEach(label -> {
            String text = cut(label.asText().strip(), LIST_LIMIT);
            if (!text.isEmpty() && !labels.contains(text) && labels.size() < LIST_LIMIT) {
                labels.add(text);
            }
        });
        return labels;
    }

    private static @Nullable Instant instant(JsonNode node, String field, List<String> remarks) {
        String written = text(node, field);
        if (written.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(written.strip()).toInstant();
        } catch (DateTimeException invalid) {
            remarks.add(field + " '" + cut(written, LIST_LIMIT) + "' is not a time and was ignored");
            return null;
        }
    }

    private static @Nullable String parked(JsonNode node) {
        if (flag(node, "is_template")) {
            return "is a template";
        }
        if (flag(node, "ephemeral") || flag(node, "wisp")) {
            return "is ephemeral";
        }
        if (flag(node, "pinned")) {
            return "is pinned";
        }
        String type = word(node, "issue_type", "task").replace('_', '-');
        return NOT_WORK.contains(type) ? "is a " + type + ", which is no work for an agent" : null;
    }

    private static boolean flag(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
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
        String parent = text(node, "parent").strip();
        if (!parent.isEmpty()
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

    static String word(JsonNode node, String field, String whenMissing) {
        String word = text(node, field).strip().toLowerCase(Locale.ROOT);
        return word.isEmpty() ? whenMissing : word;
    }

    static String text(JsonNode node, String field) {
        return node.path(field).isNull() ? "" : node.path(field).asText("");
    }
}
