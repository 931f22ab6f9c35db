package dev.ringmaster.scheduler.landing.proof;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.project.Gate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which gates have passed on which commit, as far as this process has seen it: where the integrated tree is the same, they need not run
 * again. After a restart nothing is known and they do.
 */
@ApplicationScoped
public class ProvenTrees {

    // Attempts that never land are not forgotten one by one; what is lost by forgetting all is one more run each.
    private static final int MOST = 10_000;

    private final Map<AttemptId, Passed> passed = new ConcurrentHashMap<>();

    /** These gates have passed on this commit of the attempt. */
    public void note(AttemptId attempt, String commit, List<Gate> gates) {
        if (passed.size() >= MOST) {
            passed.clear();
        }
        passed.put(attempt, new Passed(commit, List.copyOf(gates)));
    }

    /** The attempt is over. */
    public void forget(AttemptId attempt) {
        passed.remove(attempt);
    }

    /** Whether just these gates have passed on just this commit of the attempt. */
    public boolean havePassed(AttemptId attempt, String commit, List<Gate> gates) {
        return new Passed(commit, gates).equals(passed.get(attempt));
    }

    private record Passed(String commit, List<Gate> gates) {}
}
