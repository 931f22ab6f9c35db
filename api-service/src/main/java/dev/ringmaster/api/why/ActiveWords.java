package dev.ringmaster.api.why;

import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;

/** Says where a task with an attempt under way runs, since when, and why there. */
final class ActiveWords {

    private final WhyFacts facts;

    ActiveWords(WhyFacts facts) {
        this.facts = facts;
    }

    List<String> sentences(TaskState state) {
        List<String> said = new ArrayList<>();
        said.add(state.task() + " " + doing(state) + ".");
        LastAttempt attempt = facts.attempt();
        if (state.cancelling()) {
            said.add("It is being cancelled: it ends as soon as its agent is stopped, unless its landing has begun.");
        }
        if (state.pausedBy() != null) {
            said.add("It is paused by " + state.pausedBy() + ": this attempt goes on to its end, no other is started.");
        }
        if (state.reassignTo() != null && !state.reassignTo().equals(state.worker())) {
            said.add("A person gave it to " + state.reassignTo() + ", so this attempt is being ended.");
        }
        if (facts.decision() != null) {
            said.add(BlockedWords.question(facts.decision()));
        }
        if (attempt != null && attempt.reason() != null) {
            said.add(DispatchWords.of(attempt.reason(), attempt.worker()));
        }
        return said;
    }

    private String doing(TaskState state) {
        LastAttempt attempt = facts.attempt();
        String number = attempt == null || attempt.number() == null ? "its attempt" : "attempt " + attempt.number();
        String since = Wording.since(state.since(), facts.now());
        if (state.status() == TaskStatus.ASSIGNED) {
            String fares = attempt == null ? "" : ", which " + attempt.sentence();
            return "was given to worker " + state.worker() + " at " + since + " as " + number + fares;
        }
        if (state.status() == TaskStatus.REVIEW) {
            String fares = attempt == null ? "" : ": " + attempt.sentence();
            return "is being proved and landed since " + since + ", after " + number + " on worker " + state.worker()
                    + fares;
        }
        String wrote = attempt == null || attempt.lastOutputAt() == null
                ? ""
                : "; its agent last wrote something at " + Wording.since(attempt.lastOutputAt(), facts.now());
        String health = attempt == null || attempt.health() == null ? "" : "; it is " + attempt.health();
        return "runs on worker " + state.worker() + " since " + since + ", " + number + wrote + health;
    }
}
