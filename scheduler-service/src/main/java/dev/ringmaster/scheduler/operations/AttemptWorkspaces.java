package dev.ringmaster.scheduler.operations;

import dev.ringmaster.model.attempt.Resume;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.scheduler.store.AttemptRepository;
import dev.ringmaster.scheduler.store.StoredAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says whose worktree an attempt works in: its own, or that of the first of the attempts that it goes on from. */
@ApplicationScoped
public class AttemptWorkspaces {

    /** No agent is resumed more often than this; a longer row would be a mistake. */
    private static final int LONGEST_ROW = 1000;

    private final Ledger ledger;
    private final AttemptRepository attempts;

    AttemptWorkspaces(Ledger ledger, AttemptRepository attempts) {
        this.ledger = ledger;
        this.attempts = attempts;
    }

    /** Some agents find what they remember by the folder that they are started in, so that it must be the same path. */
    public AttemptId of(LiveAttempt attempt) {
        AttemptId workspace = attempt.id();
        Resume resume = attempt.assignment().resume();
        for (int i = 0; resume != null && i < LONGEST_ROW; i++) {
            AttemptId earlier = resume.earlier();
            Optional<StoredAttempt> stored = ledger.read(connection -> attempts.find(connection, earlier));
            if (stored.isEmpty()
                    || !stored.get().attempt().ref().task().equals(attempt.ref().task())) {
                return workspace;
            }
            workspace = earlier;
            resume = stored.get().assignment() == null
                    ? null
                    : stored.get().assignment().resume();
        }
        return workspace;
    }
}
