package dev.ringmaster.enricher.stage;

import dev.ringmaster.model.task.TaskKind;
import java.util.List;

/**
 * A task's text, read: plain, without secrets, with what it names.
 *
 * @param title one line
 * @param description many lines, may be empty
 * @param imported the text was written in another system, by people who may not be known here
 */
record ParsedTask(
        String title,
        String description,
        List<String> acceptanceCriteria,
        TaskKind kind,
        boolean imported,
        Mentions mentions) {

    ParsedTask {
        acceptanceCriteria = List.copyOf(acceptanceCriteria);
    }
}
