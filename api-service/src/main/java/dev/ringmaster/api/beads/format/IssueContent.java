package dev.ringmaster.api.beads.format;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an issue asks for, within the limits that tasks have.
 *
 * @param description with design and notes as sections
 * @param type as written; {@code task} when missing
 */
public record IssueContent(
        String title,
        String description,
        List<String> acceptanceCriteria,
        int priority,
        String type,
        List<String> labels,
        @Nullable Duration estimate) {

    public IssueContent {
        acceptanceCriteria = List.copyOf(acceptanceCriteria);
        labels = List.copyOf(labels);
    }
}
