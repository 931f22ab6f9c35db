package dev.ringmaster.api.why;

import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what blocks a task, through which chain, and what would free it soonest. */
final class BlockedWords {

    private static final int SHOWN = 5;

    private final WhyFacts facts;
    private final BlockReason reason;
    private final TaskId task;

    BlockedWords(WhyFacts facts, BlockReason reason) {
        this.facts = facts;
        this.reason = reason;
        this.task = facts.asked().id();
    }

    /** What blocks it, and the chain. */
    List<String> sentences(TaskState state) {
        List<String> said = new ArrayList<>();
        said.add(Wording.sentence(
                task + " is blocked since " + Wording.since(state.since(), facts.now()) + ": it " + what()));
        String failure = state.failure();
        if (failure != null && state.attempts() > 0 && !(reason instanceof BlockReason.Dependency)) {
            said.add(Wording.sentence("The last of its " + Wording.count(state.attempts(), "attempt", "attempts")
                    + " ended so: " + failure));
        }
        if (reason instanceof BlockReason.Dependency && facts.before().count() > 0) {
            said.add(chain());
        }
        return said;
    }

    private String what() {
        return switch (reason) {
            case BlockReason.Dependency _ -> {
                List<TaskId> direct = facts.before().direct();
                int all = facts.before().count();
                yield direct.isEmpty()
                        ? reason.sentence()
                        : "waits for " + Wording.some(direct, SHOWN) + " to be done"
                                + (all > direct.size()
                                        ? " (" + Wording.count(all, "unfinished task", "unfinished tasks")
                                                + " before it in all)"
                                        : "");
            }
            case BlockReason.Deferred deferred -> "is deferred until " + Wording.until(deferred.until(), facts.now());
            case BlockReason.Backoff backoff ->
                "waits until " + Wording.until(backoff.until(), facts.now()) + " before it is tried again";
            case BlockReason.Quota quota ->
                "waits for its agent's quota, which is expected back at " + Wording.until(quota.until(), facts.now());
            case BlockReason.UnknownDependency _,
                    BlockReason.DeadDependency _,
                    BlockReason.Cycle _,
                    BlockReason.UnknownProject _,
                    BlockReason.Decision _,
                    BlockReason.Budget _,
                    BlockReason.Paused _ -> reason.sentence();
        };
    }

    private String chain() {
        List<Prerequisite> chain = facts.before().chain();
        String names = chain.stream().limit(8).map(each -> each.task().value()).collect(Collectors.joining(" ← "));
        String rest = chain.size() > 8 ? " ← … ← " + chain.getLast().task() : "";
        String which = facts.before().stuck().isEmpty() ? "The longest chain" : "The chain that is stuck";
        return which + " is " + task + " ← " + names + rest + ".";
    }

    /** What would free it soonest, one sentence or two. */
    String soonest() {
        Decision decision = facts.decision();
        return switch (reason) {
            case BlockReason.Dependency _ -> soonestOfOthers();
            case BlockReason.Decision waits ->
                decision == null
                        ? "It goes on when that is answered: ringmaster answer " + waits.decision() + "."
                        : question(decision);
            case BlockReason.Budget _ ->
                decision == null ? "It goes on when the budget is renewed or raised." : question(decision);
            case BlockReason.Deferred deferred ->
                "It is free at " + Wording.at(deferred.until()) + ", or sooner if its notBefore is changed.";
            case BlockReason.Backoff backoff ->
                "It is free again at " + Wording.at(backoff.until()) + ", or at once with 'ringmaster retry " + task
                        + "'.";
            case BlockReason.Quota quota ->
                "It is free again at " + Wording.at(quota.until())
                        + ", or sooner on another worker: ringmaster reassign " + task + " --to AGENT.";
            case BlockReason.Paused _ -> "It goes on when that is resumed: see 'ringmaster resume --help'.";
            case BlockReason.UnknownDependency unknown ->
                "It goes on when " + Wording.some(unknown.on(), SHOWN)
                        + " is created and done, or when that dependency is removed.";
            case BlockReason.DeadDependency dead ->
                "What frees it is 'ringmaster retry " + dead.on().getFirst()
                        + "' and that task's success, or that the dependency is removed.";
            case BlockReason.Cycle cycle ->
                "Nothing frees it but the removal of one of these "
                        + Wording.count(cycle.through().size(), "dependency", "dependencies") + ".";
            case BlockReason.UnknownProject _ -> "It goes on when that project is known to queue-service.";
        };
    }

    private String soonestOfOthers() {
        List<Prerequisite> stuck = facts.before().stuck();
        if (!stuck.isEmpty()) {
            Prerequisite first = stuck.getFirst();
            String more = stuck.size() == 1
                    ? ""
                    : " So do " + Wording.count(stuck.size() - 1, "other task", "other tasks") + " before it: "
                            + Wording.some(
                                    stuck.stream()
                                            .skip(1)
                                            .map(Prerequisite::task)
                                            .toList(),
                                    SHOWN)
                            + ".";
            return "Nothing frees it before a person has seen to " + first.task() + ", which "
                    + Wording.sentence(person(first)) + (stuck.size() == 2 ? more.replace("So do", "So does") : more);
        }
        List<Prerequisite> chain = facts.before().chain();
        if (chain.isEmpty()) {
            return "It is ready as soon as those are done.";
        }
        Prerequisite begin = chain.getLast();
        String begun = "What frees it soonest begins with " + begin.task() + ", which " + begin.sentence();
        return Wording.sentence(begun)
                + (chain.size() == 1
                        ? facts.before().count() == 1
                                ? " It is ready as soon as that is done."
                                : " All " + facts.before().count() + " must be done."
                        : " " + chain.size() + " tasks of that chain must be done one after the other"
                                + (facts.before().count() > chain.size()
                                        ? ", and " + (facts.before().count() - chain.size()) + " beside them."
                                        : "."));
    }

    private static String person(Prerequisite stuck) {
        String how = switch (stuck.status()) {
            case DRAFT -> "";
            case FAILED, CANCELLED -> " (ringmaster retry " + stuck.task() + ")";
            default -> command(stuck.blockedBy());
        };
        return stuck.sentence() + how;
    }

    private static String command(@Nullable BlockReason reason) {
        return switch (reason) {
            case BlockReason.Decision decision -> " (ringmaster answer " + decision.decision() + ")";
            case BlockReason.Budget budget ->
                budget.decision() == null ? "" : " (ringmaster answer " + budget.decision() + ")";
            case null, default -> "";
        };
    }

    static String question(Decision decision) {
        String options = decision.options().stream()
                .map(option -> option.word())
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining(", "));
        return "A person is asked: " + Wording.sentence(decision.question()) + " Answer with 'ringmaster answer "
                + decision.id() + "' (" + options + ").";
    }
}
