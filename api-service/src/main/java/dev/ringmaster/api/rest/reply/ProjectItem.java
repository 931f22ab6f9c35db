package dev.ringmaster.api.rest.reply;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.ringmaster.model.project.Project;

/**
 * A project as it is shown.
 *
 * @param self whether it is Ringmaster itself, so that its work becomes releases
 */
public record ProjectItem(@JsonUnwrapped Project project, boolean self) {}
