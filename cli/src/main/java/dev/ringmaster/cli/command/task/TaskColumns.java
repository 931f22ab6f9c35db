package dev.ringmaster.cli.command.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.Printer;

/** Columns that several lists of tasks share. */
final class TaskColumns {

    private TaskColumns() {}

    static Column status(Printer printer) {
        return Column.of("STATUS", TaskColumns::statusOf).colouredAs(printer.ink()::status);
    }

    static Column priority() {
        return Column.of("PRI", task -> "P" + task.path("priority").asText("2"));
    }

    /** The status, or {@code cancelling} while the attempt of a cancelled task has not ended. */
    static String statusOf(JsonNode task) {
        return task.path("cancelling").asBoolean()
                ? "cancelling"
                : task.path("status").asText("");
    }

    /** Whether a person must answer before it goes on. */
    static boolean needsDecision(JsonNode task) {
        return task.path("status").asText().equals("blocked")
                && task.path("blockedBy").path("kind").asText().equals("decision");
    }
}
