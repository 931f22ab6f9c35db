package dev.ringmaster.api.view;

import dev.ringmaster.model.event.MetricStatus;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The last ranking of a project's tasks by the queue, as it was told.
 *
 * @param at when this service took it in
 * @param graphVersion which state of the graph it belongs to
 * @param metrics how far each can be trusted
 */
@Schema(name = "Ranking")
public record RankingSummary(Instant at, long graphVersion, List<MetricStatus> metrics) {
    public RankingSummary {
        metrics = List.copyOf(metrics);
    }
}
