package dev.ringmaster.model.attempt;

import dev.ringmaster.model.id.AttemptId;

/**
 * Says that an attempt goes on where an earlier one of its task ended, with what the agent remembers.
 *
 * @param session the agent's own id of what it remembers
 * @param earlier the attempt that ran it; its worktree is continued
 */
public record Resume(String session, AttemptId earlier) {

    /** @throws IllegalArgumentException if the session is blank */
    public Resume {
        if (session.isBlank()) {
            throw new IllegalArgumentException("an agent's id of what it remembers must not be blank");
        }
    }
}
