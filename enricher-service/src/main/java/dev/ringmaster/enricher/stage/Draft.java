package dev.ringmaster.enricher.stage;

import dev.ringmaster.enricher.text.PlainText;
import dev.ringmaster.enricher.text.Redactor;
import dev.ringmaster.model.event.AssignmentEvent.TaskAssigned;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.Workspace;
import java.util.ArrayList;
import java.util.List;

/**
 * A prompt under way: what the stages have gathered so far. For use by one thread, since the redactor counts.
 *
 * @param redactor through which all text of the prompt passes
 */
record Draft(
        TaskAssigned assigned,
        Project project,
        PromptLimits limits,
        Redactor redactor,
        ParsedTask task,
        List<Block> blocks) {

    Draft {
        blocks = List.copyOf(blocks);
    }

    Draft with(List<Block> more) {
        List<Block> all = new ArrayList<>(blocks);
        all.addAll(more);
        return new Draft(assigned, project, limits, redactor, task, all);
    }

    /** Many lines, plain and without secrets. */
    String clean(String text) {
        return redactor.clean(PlainText.of(text));
    }

    /** One line, plain and without secrets. */
    String cleanLine(String text) {
        return redactor.clean(PlainText.line(text));
    }

    boolean inWorktree() {
        return project.workspace() == Workspace.WORKTREE;
    }
}
