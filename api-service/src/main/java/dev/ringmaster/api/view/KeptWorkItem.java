package dev.ringmaster.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.kept.KeptWork;
import java.time.Instant;

/**
 * A branch or worktree that is kept, and whose it is.
 *
 * @param at when it was looked at
 */
public record KeptWorkItem(ProjectId project, @JsonUnwrapped KeptWork work, Instant at) {}
