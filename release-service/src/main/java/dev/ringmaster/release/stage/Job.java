package dev.ringmaster.release.stage;

import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.release.pipeline.Release;
import java.util.Map;

/**
 * A release whose stage is to be worked, with what its stages need to know.
 *
 * @param project whose repository it changes
 * @param approvals who let this very tree pass, by what was asked
 */
public record Job(Release release, Project project, Map<DecisionKind, String> approvals) {
    public Job {
        approvals = Map.copyOf(approvals);
    }
}
