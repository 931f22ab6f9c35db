package dev.ringmaster.scheduler.workspace.git;

/** Who makes the commits that no agent made itself; a person's own git identity is never used for work that is not theirs. */
public record CommitIdentity(String name, String email) {
    public static final CommitIdentity RINGMASTER = new CommitIdentity("Ringmaster", "ringmaster@localhost");
}
