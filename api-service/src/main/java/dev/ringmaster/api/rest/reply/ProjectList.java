package dev.ringmaster.api.rest.reply;

import dev.ringmaster.model.project.Project;
import java.util.List;

/** Every project. */
public record ProjectList(List<Project> items, long eventCursor) {
    public ProjectList {
        items = List.copyOf(items);
    }
}
