package dev.ringmaster.api.rest.reply;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.ringmaster.model.project.Project;
import java.util.List;

/**
 * A project that was just added or changed.
 *
 * @param self whether it is Ringmaster itself, so that its work becomes releases
 * @param warnings what a person should know about its repository
 */
public record ProjectBody(@JsonUnwrapped Project project, boolean self, List<String> warnings) {
    public ProjectBody {
        warnings = List.copyOf(warnings);
    }
}
