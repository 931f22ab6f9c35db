package dev.ringmaster.enricher.stage;

import dev.ringmaster.enricher.repository.RepositoryFiles;
import dev.ringmaster.model.event.AssignmentEvent.TaskAssigned;
import dev.ringmaster.model.event.PromptEvent.TaskPrepared;
import dev.ringmaster.model.project.Project;
import java.util.List;

/** Builds the prompt of an assignment: parse, project, history, code, structure. Safe for use by several threads. */
public final class Enrichment {

    private final List<Stage> stages;

    public Enrichment(RepositoryFiles repository) {
        this.stages = List.of(new ProjectStage(), new HistoryStage(), new CodeStage(repository));
    }

    /** @param project at the version that the assignment needs, or later */
    public TaskPrepared prepare(TaskAssigned assigned, Project project, PromptLimits limits) {
        Draft draft = ParseStage.apply(assigned, project, limits);
        for (Stage stage : stages) {
            draft = stage.apply(draft);
        }
        return StructureStage.apply(draft);
    }
}
