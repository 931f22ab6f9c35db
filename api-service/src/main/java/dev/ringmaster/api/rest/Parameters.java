package dev.ringmaster.api.rest;

import dev.ringmaster.api.feed.FeedFilter;
import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.task.TaskCursor;
import dev.ringmaster.api.task.TaskFilter;
import dev.ringmaster.api.task.TaskSort;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.task.TaskStatus;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; what cannot be read is refused with its name. */
final class Parameters {

    private Parameters() {}

    static TaskFilter filter(
            @Nullable String project,
            @Nullable String status,
            @Nullable List<String> labels,
            @Nullable String externalId) {
        Set<TaskStatus> statuses = words(status).stream()
                .map(word -> parse("status", word, () -> TaskStatus.ofWord(word), statusWords()))
                .collect(Collectors.toSet());
        return new TaskFilter(
                project == null || project.isBlank() ? null : project(project),
                statuses,
                labels == null ? Set.of() : new HashSet<>(labels),
                externalId);
    }

    static TaskSort sort(@Nullable String text) {
        return text == null || text.isBlank() ? TaskSort.CREATED : parse("sort", text, () -> TaskSort.of(text), "");
    }

    static int limit(@Nullable Integer limit, int whenMissing, int most) {
        if (limit == null) {
            return whenMissing;
        }
        if (limit < 1 || limit > most) {
            throw new ProblemException(ProblemCode.INVALID_QUERY, "limit: " + limit + " is not 1 to " + most + ".");
        }
        return limit;
    }

    static long notNegative(String name, @Nullable Long value) {
        if (value != null && value < 0) {
            throw new ProblemException(ProblemCode.INVALID_QUERY, name + ": " + value + " is negative.");
        }
        return value == null ? 0 : value;
    }

    static TaskCursor cursor(String text, String list) {
        try {
            return TaskCursor.decode(text, list);
        } catch (IllegalArgumentException invalid) {
            throw new ProblemException(
                    ProblemCode.INVALID_CURSOR,
                    "The cursor cannot be used: " + invalid.getMessage() + ". Start again without a cursor.");
        }
    }

    /** A project in a filter or body: one that cannot exist is unknown like any other. */
    static ProjectId project(String text) {
        try {
            return new ProjectId(text);
        } catch (IllegalArgumentException notAnId) {
            throw new ProblemException(
                    ProblemCode.UNKNOWN_PROJECT,
                    "There is no project '" + text + "': a project id is lower-case letters, digits and hyphens.");
        }
    }

    static OutputSource source(@Nullable String text) {
        return text == null || text.isBlank()
                ? OutputSource.AGENT
                : parse("source", text, () -> OutputSource.valueOf(text.toUpperCase(Locale.ROOT)), "agent, gate");
    }

    /** The day of a filter: today when missing, null for all. */
    static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return LocalDate.now(ZoneOffset.UTC);
        }
        if (text.equals("all")) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw new ProblemException(
                    ProblemCode.INVALID_QUERY, "day: '" + text + "' is neither a day such as 2026-03-01 nor 'all'.");
        }
    }

    static FeedFilter feed(@Nullable String types, @Nullable String task, @Nullable String project) {
        return new FeedFilter(
                new HashSet<>(words(types)),
                task == null || task.isBlank() ? null : task,
                project == null || project.isBlank() ? null : project);
    }

    /** A place in the feed; the newest when it is missing or {@code latest}. */
    static long place(@Nullable String text, long newest) {
        if (text == null || text.isBlank() || text.equals("latest")) {
            return newest;
        }
        try {
            return Math.max(0, Long.parseLong(text.strip()));
        } catch (NumberFormatException invalid) {
            throw new ProblemException(
                    ProblemCode.INVALID_QUERY, "after: '" + text + "' is neither a number nor 'latest'.");
        }
    }

    private static List<String> words(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    private static <T> T parse(String name, String text, Supplier<T> parser, String expected) {
        try {
            return parser.get();
        } catch (IllegalArgumentException invalid) {
            throw new ProblemException(
                    ProblemCode.INVALID_QUERY,
                    expected.isEmpty()
                            ? name + ": " + invalid.getMessage() + "."
                            : name + ": '" + text + "' is none of " + expected + ".");
        }
    }

    private static String statusWords() {
        return Arrays.stream(TaskStatus.values()).map(TaskStatus::word).collect(Collectors.joining(", "));
    }
}
