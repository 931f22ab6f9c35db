package dev.ringmaster.api.rest.reply;

import java.util.List;

/** Every project. */
public record ProjectList(List<ProjectItem> items, long eventCursor) {
    public ProjectList {
        items = List.copyOf(items);
    }
}
