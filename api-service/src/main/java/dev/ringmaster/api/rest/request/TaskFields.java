package dev.ringmaster.api.rest.request;

import dev.ringmaster.api.problem.FieldErrors;
import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskKind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of tasks from text; what is wrong is noted with its field. */
final class TaskFields {

    static final String DURATION = "is an ISO-8601 duration such as PT5M";

    private final String prefix;
    private final FieldErrors errors;

    /** @param prefix put before each field's name, such as {@code tasks[2].} */
    TaskFields(String prefix, FieldErrors errors) {
        this.prefix = prefix;
        this.errors = errors;
    }

    TaskKind kind(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return TaskKind.UNSPECIFIED;
        }
        if (text.equalsIgnoreCase("bug")) {
            return TaskKind.BUG_FIX;
        }
        try {
            return TaskKind.ofWord(text);
        } catch (IllegalArgumentException unknown) {
            errors.add(
                    prefix + "kind",
                    "'" + text + "' is no kind: expected "
                            + Arrays.stream(TaskKind.values())
                                    .map(TaskKind::word)
                                    .collect(Collectors.joining(", ")));
            return TaskKind.UNSPECIFIED;
        }
    }

    InitialStatus status(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return InitialStatus.OPEN;
        }
        try {
            return InitialStatus.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            errors.add(prefix + "status", "'" + text + "' is not open, draft or done");
            return InitialStatus.OPEN;
        }
    }

    Set<Capability> requires(@Nullable List<String> words) {
        Set<Capability> found = new LinkedHashSet<>();
        for (int i = 0; words != null && i < words.size(); i++) {
            String word = words.get(i);
            errors.parse(prefix + "requires[" + i + "]", () -> new Capability(word))
                    .ifPresent(found::add);
        }
        return found;
    }

    @Nullable
    WorkerId agent(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : errors.parse(prefix + "agent", () -> new WorkerId(text)).orElse(null);
    }

    @Nullable
    Duration estimate(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            Duration estimate = Duration.parse(text);
            if (estimate.isPositive()) {
                return estimate;
            }
        } catch (DateTimeException invalid) {
            errors.add(prefix + "estimate", "'" + text + "' " + "is not readable: it " + DURATION);
            return null;
        }
        errors.add(prefix + "estimate", "is not positive");
        return null;
    }

    /** Any offset is taken, as in {@code 2026-12-01T08:00:00+01:00}. */
    @Nullable
    Instant notBefore(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException invalid) {
            errors.add(
                    prefix + "notBefore",
                    "'" + text
                            + "' is not readable: it is a moment such as 2026-12-01T00:00:00Z or 2026-12-01T08:00:00+01:00");
            return null;
        }
    }

    String title(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    List<String> labels(@Nullable List<String> labels) {
        List<String> found = new ArrayList<>();
        for (String label : labels == null ? List.<String>of() : labels) {
            if (!found.contains(label.strip())) {
                found.add(label.strip());
            }
        }
        return found;
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
