package dev.ringmaster.scheduler.workspace.git;

import java.util.Map;

/** Who makes the commits that no agent made itself; a person's own git identity is never used for work that is not theirs. */
public record CommitIdentity(String name, String email) {
    public static final CommitIdentity RINGMASTER = new CommitIdentity("Ringmaster", "ringmaster@localhost");

    Map<String, String> environment() {
        return Map.of(
                "GIT_AUTHOR_NAME", name,
                "GIT_AUTHOR_EMAIL", email,
                "GIT_COMMITTER_NAME", name,
                "GIT_COMMITTER_EMAIL", email);
    }
}
