package dev.ringmaster.api.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component as it last told of itself.
 *
 * @param config {@code prepared}, {@code rejected} or {@code applied}
 * @param problems why its configuration was rejected
 */
public record ComponentSummary(
        @Nullable String version,
        @Nullable Instant startedAt,
        @Nullable String config,
        @Nullable String configHash,
        List<String> problems) {
    public ComponentSummary {
        problems = List.copyOf(problems);
    }
}
