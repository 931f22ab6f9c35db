package dev.ringmaster.api.why;

import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Composes the answer to "why": the same facts give the same words. */
public final class Explanation {

    private static final int SHOWN = 3;

    private final WhyFacts facts;
    private final TaskId task;

    private Explanation(WhyFacts facts) {
        this.facts = facts;
        this.task = facts.asked().id();
    }

    public static Why of(WhyFacts facts) {
        return new Explanation(facts).answer();
    }

    private Why answer() {
        TaskState state = facts.state();
        TaskStatus status = state == null ? unseenStatus() : state.status();
        boolean blocked = status == TaskStatus.BLOCKED;
        BlockReason reason = state == null ? null : state.blockedBy();
        String soonest = reason == null ? null : new BlockedWords(facts, reason).soonest();
        LastAttempt attempt = facts.attempt();
        return new Why(
                task,
                facts.asked().project(),
                facts.asked().title(),
                status,
                state == null ? unseen() : paragraph(state, soonest),
                state == null ? facts.asked().createdAt() : state.since(),
                reason,
                blocked ? facts.before().direct() : List.of(),
                blocked ? facts.before().count() : 0,
                blocked ? facts.before().chain().stream().map(Why.Link::of).toList() : List.of(),
                blocked
                        ? facts.before().stuck().stream()
                                .limit(20)
                                .map(Why.Link::of)
                                .toList()
                        : List.of(),
                soonest,
                facts.place(),
                facts.decision() == null ? null : facts.decision().id(),
                state == null ? null : state.worker(),
                attempt == null ? null : attempt.id(),
                attempt == null ? null : attempt.reason(),
                facts.now());
    }

    private TaskStatus unseenStatus() {
        return switch (facts.initial()) {
            case DRAFT -> TaskStatus.DRAFT;
            case OPEN -> TaskStatus.BLOCKED;
            case DONE -> TaskStatus.DONE;
        };
    }

    private String unseen() {
        return switch (facts.initial()) {
            case DRAFT -> draft();
            case OPEN ->
                task + " was created at " + Wording.since(facts.asked().createdAt(), facts.now())
                        + ", and queue-service has not said anything of it yet: is it running? See 'ringmaster status'.";
            case DONE -> task + " was done before it came here: nothing was run for it.";
        };
    }

    private String draft() {
        return task + " is a draft since " + Wording.since(facts.asked().createdAt(), facts.now())
                + ". Nothing happens to it before someone submits it: ringmaster submit " + task + ".";
    }

    private String paragraph(TaskState state, @Nullable String soonest) {
        List<String> said = new ArrayList<>();
        switch (state.status()) {
            case DRAFT -> said.add(draft());
            case BLOCKED -> {
                BlockReason reason = state.blockedBy();
                if (reason != null) {
                    said.addAll(new BlockedWords(facts, reason).sentences(state));
                }
                if (soonest != null) {
                    said.add(soonest);
                }
            }
            case READY -> said.addAll(new ReadyWords(facts).sentences(state));
            case ASSIGNED, IN_PROGRESS, REVIEW -> said.addAll(new ActiveWords(facts).sentences(state));
            case DONE -> said.addAll(done(state));
            case FAILED ->
                said.addAll(over(
                        state,
                        "failed" + (state.failure() == null ? "" : " (" + state.failure() + ")")
                                + ": a person or a deadline gave it up"));
            case CANCELLED -> said.addAll(over(state, "was cancelled"));
        }
        return String.join(" ", said);
    }

    private List<String> done(TaskState state) {
        List<String> said = new ArrayList<>();
        LastAttempt attempt = facts.attempt();
        String when = " since " + Wording.since(state.since(), facts.now());
        if (attempt == null) {
            said.add(task + " is done" + when + ": no attempt of it was made here.");
            return said;
        }
        String commit = state.commit();
        String landed = commit == null
                ? ", and nothing had to land"
                : ": landed as " + commit.substring(0, Math.min(10, commit.length()))
                        + (attempt.landedOn() == null ? "" : " on " + attempt.landedOn());
        said.add(task + " is done" + when + landed + ", by worker " + attempt.worker() + " with "
                + (state.attempts() < 2 ? "its first attempt" : "attempt " + state.attempts()) + ".");
        if (attempt.reason() != null) {
            said.add(DispatchWords.of(attempt.reason(), attempt.worker()));
        }
        return said;
    }

    private List<String> over(TaskState state, String how) {
        List<String> said = new ArrayList<>();
        said.add(task + " " + how + ", at " + Wording.since(state.since(), facts.now()) + ", after "
                + Wording.count(state.attempts(), "attempt", "attempts") + ".");
        said.add(
                facts.retriedBy().isEmpty()
                        ? "That is final: 'ringmaster retry " + task + "' would open a new task for it."
                        : "It is tried again as " + Wording.some(facts.retriedBy(), SHOWN) + ".");
        return said;
    }
}
