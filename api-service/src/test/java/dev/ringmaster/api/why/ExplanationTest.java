package dev.ringmaster.api.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ringmaster.api.why.line.Place;
import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of an answer, word by word. */
class ExplanationTest {

    private static final Instant SINCE = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant NOW = SINCE.plusSeconds(300);
    private static final DecisionId ASKED = new DecisionId("d-p-1-2-retries-spent");
    private static final DispatchReason REASON = new DispatchReason(
            0.5,
            Map.of("priority", 0.3, "critical_path", 0.2),
            Map.of("priority", 0.3, "critical_path", 0.7),
            1,
            12,
            id("p-9"),
            "may take any task; 0 of 2 slots in use before",
            List.of(new WorkerId("codex")));
    private static final String WHY =
            " It stood at place 1 of 12 ready tasks of its project, with a score of 0.50 (priority 0.30 of 0.30, critical path"
                    + " 0.20 of 0.70), before p-9. Worker claude may take any task; 0 of 2 slots in use before; codex could have"
                    + " taken it too.";

    private static final TaskDefinition TASK = new TaskDefinition(
            id("p-1"),
            new ProjectId("p"),
            "Parse the header",
            "",
            List.of(),
            Priority.NORMAL,
            TaskKind.FEATURE,
            Set.of(),
            List.of(),
            Set.of(),
            null,
            List.of(),
            null,
            null,
            null,
            1,
            SINCE);

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(
                        "unseen",
                        facts(null),
                        "p-1 was created at 2026-01-01T10:00:00Z (5 min ago), and queue-service has not said anything of it yet:"
                                + " is it running? See 'ringmaster status'."),
                arguments(
                        "draft",
                        facts(state(TaskStatus.DRAFT, null)),
                        "p-1 is a draft since 2026-01-01T10:00:00Z (5 min ago). Nothing happens to it before someone submits it:"
                                + " ringmaster submit p-1."),
                arguments(
                        "ready in line",
                        ready(new Place(5, 7, ids("p-2", "p-3", "p-4", "p-5"), false), offer(1, 2)),
                        "p-1 is ready since 2026-01-01T10:00:00Z (5 min ago), at place 5 of the 7 ready tasks of its project,"
                                + " behind p-2, p-3, p-4 and 1 more. It goes to the first free slot of claude (1 of 2 slots in"
                                + " use), as soon as its turn comes."),
                arguments(
                        "ready, all slots in use",
                        ready(new Place(2, 2, ids("p-2"), false), offer(2, 2)),
                        "p-1 is ready since 2026-01-01T10:00:00Z (5 min ago), at place 2 of the 2 ready tasks of its project,"
                                + " behind p-2. It goes to the first free slot of claude (2 of 2 slots in use): what frees it"
                                + " soonest is the end of one of the attempts there."),
                arguments(
                        "ready, behind the known line",
                        ready(new Place(501, 900, ids("p-2"), true), offer(2, 2)),
                        "p-1 is ready since 2026-01-01T10:00:00Z (5 min ago), somewhere behind the first 500 of the 900 ready"
                                + " tasks of its project, p-2 first. It goes to the first free slot of claude (2 of 2 slots in"
                                + " use): what frees it soonest is the end of one of the attempts there."),
                arguments(
                        "ready, and a limit is reached",
                        ready(
                                new Place(1, 1, List.of(), false),
                                new Offer(
                                        null,
                                        List.of(new Offer.Slots(new WorkerId("claude"), 1, 2)),
                                        List.of("Its project runs 1 of at most 1 attempts at one time"))),
                        "p-1 is ready since 2026-01-01T10:00:00Z (5 min ago), at place 1 of the 1 ready task of its project."
                                + " Its project runs 1 of at most 1 attempts at one time. It goes to the first free slot of"
                                + " claude (1 of 2 slots in use)."),
                arguments(
                        "ready, and nobody may take it",
                        ready(
                                new Place(1, 1, List.of(), false),
                                new Offer(
                                        "is ready, but no worker offers what it requires (gpu)", List.of(), List.of())),
                        "p-1 is ready since 2026-01-01T10:00:00Z (5 min ago), at place 1 of the 1 ready task of its project. It"
                                + " is ready, but no worker offers what it requires (gpu)."),
                arguments(
                        "assigned",
                        active(TaskStatus.ASSIGNED, "is about to start"),
                        "p-1 was given to worker claude at 2026-01-01T10:00:00Z (5 min ago) as attempt 1, which is about to"
                                + " start." + WHY),
                arguments(
                        "runs",
                        active(TaskStatus.IN_PROGRESS, "its agent runs"),
                        "p-1 runs on worker claude since 2026-01-01T10:00:00Z (5 min ago), attempt 1; its agent last wrote"
                                + " something at 2026-01-01T10:04:30Z (30 s ago); it is thinking (no output)." + WHY),
                arguments(
                        "in review",
                        active(TaskStatus.REVIEW, "its gates passed; the work is being landed"),
                        "p-1 is being proved and landed since 2026-01-01T10:00:00Z (5 min ago), after attempt 1 on worker"
                                + " claude: its gates passed; the work is being landed." + WHY),
                arguments(
                        "waits for one that runs",
                        blocked(new BlockReason.Dependency(ids("p-2")), before("p-1", "p-2"), running("p-2")),
                        "p-1 is blocked since 2026-01-01T10:00:00Z (5 min ago): it waits for p-2 to be done. The longest chain"
                                + " is p-1 ← p-2. What frees it soonest begins with p-2, which runs on claude. It is ready as"
                                + " soon as that is done."),
                arguments(
                        "waits through a chain",
                        blocked(
                                new BlockReason.Dependency(ids("p-2", "p-4")),
                                before("p-1", "p-2", "p-4"),
                                waiting("p-2", "p-3"),
                                running("p-3"),
                                running("p-4")),
                        "p-1 is blocked since 2026-01-01T10:00:00Z (5 min ago): it waits for p-2 and p-4 to be done (3 unfinished"
                                + " tasks before it in all). The longest chain is p-1 ← p-2 ← p-3. What frees it soonest begins"
                                + " with p-3, which runs on claude. 2 tasks of that chain must be done one after the other, and"
                                + " 1 beside them."),
                arguments(
                        "waits through a chain that is stuck",
                        blocked(
                                new BlockReason.Dependency(ids("p-2", "p-4")),
                                before("p-1", "p-2", "p-4"),
                                waiting("p-2", "p-3"),
                                running("p-3"),
                                stuck("p-4", new BlockReason.Decision(new DecisionId("d-4")))),
                        "p-1 is blocked since 2026-01-01T10:00:00Z (5 min ago): it waits for p-2 and p-4 to be done (3 unfinished"
                                + " tasks before it in all). The chain that is stuck is p-1 ← p-4. Nothing frees it before a"
                                + " person has seen to p-4, which waits for an answer to d-4 (ringmaster answer d-4)."),
                arguments(
                        "does not exist",
                        blocked(new BlockReason.UnknownDependency(ids("p-8")), before("p-1", "p-8")),
                        "p-1 is blocked since 2026-01-01T10:00:00Z (5 min ago): it depends on p-8, which does not exist (yet)."
                                + " It goes on when p-8 is created and done, or when that dependency is removed."),
                arguments(
                        "dead",
                        blocked(new BlockReason.DeadDependency(ids("p-8")), before("p-1", "p-8")),
                        "p-1 is blocked since 2026-01-01T10:00:00Z (5 min ago): it depends on p-8, which failed or was cancelled:"
                                + " remove the dependency or retry that task. What frees it is 'ringmaster retry p-8' and that"
                                + " task's success, or that the dependency is removed."),
                arguments(
                        "cycle",
                        blocked(new BlockReason.Cycle(ids("p-1", "p-2")), before("p-1", "p-2"), waiting("p-2", "p-1")),
                        "p-1 is blocked since 2026-01-01T10:00:00Z (5 min ago): it is part of a cycle: p-1 → p-2 → p-1: remove one"
                                + " of these dependencies. Nothing frees it but the removal of one of these 2 dependencies."),
                arguments(
                        "project",
                        blocked(new BlockReason.UnknownProject(new ProjectId("p")), before("p-1")),
                        "p-1 is blocked since 2026-01-01T10:00:00Z (5 min ago): it belongs to project p, which is not known (yet)."
                                + " It goes on when that project is known to queue-service."),
                arguments(
                        "decision",
                        asked(new BlockReason.Decision(ASKED)),
                        "p-1 is blocked since 2026-01-01T10:00:00Z (5 min ago): it waits for an answer to d-p-1-2-retries-spent."
                                + " The last of its 3 attempts ended so: gate test failed. A person is asked: Try again? Answer"
                                + " with 'ringmaster answer d-p-1-2-retries-spent' (drop, retry)."),
                arguments(
                        "budget",
                        blocked(new BlockReason.Budget("the day's 10 USD are spent", null), before("p-1")),
                        "p-1 is blocked since 2026-01-01T10:00:00Z (5 min ago): it would exceed the budget: the day's 10 USD are"
                                + " spent. It goes on when the budget is renewed or raised."),
                arguments(
                        "deferred",
                        blocked(new BlockReason.Deferred(NOW.plusSeconds(7500)), before("p-1")),
                        "p-1 is blocked since 2026-01-01T10:00:00Z (5 min ago): it is deferred until 2026-01-01T12:10:00Z"
                                + " (in 2 h 5 min). It is free at 2026-01-01T12:10:00Z, or sooner if its notBefore is changed."),
                arguments(
                        "backoff",
                        blocked(new BlockReason.Backoff(NOW.plusSeconds(30), 1), before("p-1")),
                        "p-1 is blocked since 2026-01-01T10:00:00Z (5 min ago): it waits until 2026-01-01T10:05:30Z (in 30 s)"
                                + " before it is tried again. It is free again at 2026-01-01T10:05:30Z, or at once with"
                                + " 'ringmaster retry p-1'."),
                arguments(
                        "quota",
                        blocked(new BlockReason.Quota(NOW.plusSeconds(7500)), before("p-1")),
                        "p-1 is blocked since 2026-01-01T10:00:00Z (5 min ago): it waits for its agent's quota, which is expected"
                                + " back at 2026-01-01T12:10:00Z (in 2 h 5 min). It is free again at 2026-01-01T12:10:00Z, or"
                                + " sooner on another worker: ringmaster reassign p-1 --to AGENT."),
                arguments(
                        "paused",
                        blocked(new BlockReason.Paused("mara"), before("p-1")),
                        "p-1 is blocked since 2026-01-01T10:00:00Z (5 min ago): it is paused by mara. It goes on when that is"
                                + " resumed: see 'ringmaster resume --help'."),
                arguments(
                        "done",
                        active(TaskStatus.DONE, "succeeded"),
                        "p-1 is done since 2026-01-01T10:00:00Z (5 min ago): landed as 0123456789 on main, by worker claude with"
                                + " its first attempt." + WHY),
                arguments(
                        "done elsewhere",
                        facts(state(TaskStatus.DONE, null)),
                        "p-1 is done since 2026-01-01T10:00:00Z (5 min ago): no attempt of it was made here."),
                arguments(
                        "failed",
                        facts(state(TaskStatus.FAILED, null)),
                        "p-1 failed: a person or a deadline gave it up, at 2026-01-01T10:00:00Z (5 min ago), after 0 attempts."
                                + " That is final: 'ringmaster retry p-1' would open a new task for it."),
                arguments(
                        "cancelled and tried again",
                        retried(state(TaskStatus.CANCELLED, null)),
                        "p-1 was cancelled, at 2026-01-01T10:00:00Z (5 min ago), after 0 attempts. It is tried again as p-7."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void answerIsOneTrueParagraph(String name, WhyFacts facts, String paragraph) {
        assertThat(Explanation.of(facts).paragraph()).isEqualTo(paragraph);
    }

    @Test
    void whatPeopleWantOfARunningTaskIsSaid() {
        TaskState wanted = new TaskState(
                id("p-1"),
                new ProjectId("p"),
                TaskStatus.IN_PROGRESS,
                null,
                new Epoch(1),
                1,
                null,
                new WorkerId("claude"),
                true,
                0,
                null,
                null,
                SINCE,
                1,
                "mara",
                new WorkerId("codex"));

        String paragraph = Explanation.of(facts(wanted)).paragraph();

        assertThat(paragraph)
                .contains("It is being cancelled")
                .contains("It is paused by mara")
                .contains("A person gave it to codex, so this attempt is being ended.");
    }

    @Test
    void factsAreBesideTheParagraph() {
        Why why = Explanation.of(blocked(
                new BlockReason.Dependency(ids("p-2")), before("p-1", "p-2"), waiting("p-2", "p-3"), running("p-3")));

        assertThat(why.waitsFor()).containsExactly(id("p-2"));
        assertThat(why.before()).isEqualTo(2);
        assertThat(why.chain()).extracting(Why.Link::task).containsExactly(id("p-2"), id("p-3"));
        assertThat(why.soonest()).contains("p-3");
        assertThat(why.stuck()).isEmpty();
    }

    @Test
    void dependencyThatIsDoneIsNoLongerInTheWay() {
        Prerequisite done = new Prerequisite(id("p-2"), TaskStatus.DONE, null, "is done", List.of(), null);

        Why why = Explanation.of(
                blocked(new BlockReason.Dependency(ids("p-3")), before("p-1", "p-2", "p-3"), done, running("p-3")));

        assertThat(why.waitsFor()).containsExactly(id("p-3"));
        assertThat(why.before()).isEqualTo(1);
    }

    private static WhyFacts facts(@Nullable TaskState state) {
        return facts(state, new Prerequisites(id("p-1"), Map.of()), null, offer(0, 1), null, null, List.of());
    }

    private static WhyFacts retried(TaskState state) {
        return facts(state, new Prerequisites(id("p-1"), Map.of()), null, offer(0, 1), null, null, List.of(id("p-7")));
    }

    private static WhyFacts ready(Place place, Offer offer) {
        return facts(
                state(TaskStatus.READY, null),
                new Prerequisites(id("p-1"), Map.of()),
                place,
                offer,
                null,
                null,
                List.of());
    }

    private static WhyFacts active(TaskStatus status, String sentence) {
        var attempt = new LastAttempt(
                "0196", 1, "claude", sentence, SINCE, NOW.minusSeconds(30), "thinking (no output)", "main", REASON);
        return facts(
                state(status, null),
                new Prerequisites(id("p-1"), Map.of()),
                null,
                offer(0, 1),
                attempt,
                null,
                List.of());
    }

    private static WhyFacts asked(BlockReason reason) {
        var decision = new Decision(
                ASKED,
                id("p-1"),
                new ProjectId("p"),
                null,
                DecisionKind.RETRIES_SPENT,
                "Try again?",
                "",
                List.of(DecisionOption.RETRY, DecisionOption.DROP),
                SINCE);
        TaskState state = new TaskState(
                id("p-1"),
                new ProjectId("p"),
                TaskStatus.BLOCKED,
                reason,
                new Epoch(3),
                3,
                null,
                new WorkerId("claude"),
                false,
                0.5,
                null,
                "gate test failed",
                SINCE,
                4,
                null,
                null);
        return facts(state, new Prerequisites(id("p-1"), Map.of()), null, offer(0, 1), null, decision, List.of());
    }

    private static WhyFacts blocked(BlockReason reason, Prerequisite self, Prerequisite... others) {
        Map<TaskId, Prerequisite> known = new HashMap<>();
        known.put(self.task(), self);
        Arrays.stream(others).forEach(other -> known.put(other.task(), other));
        return facts(
                state(TaskStatus.BLOCKED, reason),
                new Prerequisites(id("p-1"), known),
                null,
                offer(0, 1),
                null,
                null,
                List.of());
    }

    private static WhyFacts facts(
            @Nullable TaskState state,
            Prerequisites before,
            @Nullable Place place,
            Offer offer,
            @Nullable LastAttempt attempt,
            @Nullable Decision decision,
            List<TaskId> retriedBy) {
        return new WhyFacts(TASK, InitialStatus.OPEN, state, before, place, offer, attempt, decision, retriedBy, NOW);
    }

    private static Offer offer(int used, int slots) {
        return new Offer(null, List.of(new Offer.Slots(new WorkerId("claude"), used, slots)), List.of());
    }

    private static TaskState state(TaskStatus status, @Nullable BlockReason reason) {
        boolean given = status.isActive() || status == TaskStatus.DONE;
        return new TaskState(
                id("p-1"),
                new ProjectId("p"),
                status,
                reason,
                new Epoch(given ? 1 : 0),
                given ? 1 : 0,
                null,
                given ? new WorkerId("claude") : null,
                false,
                0.5,
                status == TaskStatus.DONE ? "0123456789abcdef" : null,
                null,
                SINCE,
                4,
                null,
                null);
    }

    private static Prerequisite before(String task, String... needs) {
        return waiting(task, needs);
    }

    private static Prerequisite waiting(String task, String... needs) {
        return new Prerequisite(
                id(task),
                TaskStatus.BLOCKED,
                new BlockReason.Dependency(ids(needs)),
                "waits for " + String.join(", ", needs) + " to be done",
                ids(needs),
                null);
    }

    private static Prerequisite stuck(String task, BlockReason reason) {
        return new Prerequisite(id(task), TaskStatus.BLOCKED, reason, reason.sentence(), List.of(), null);
    }

    private static Prerequisite running(String task) {
        return new Prerequisite(id(task), TaskStatus.IN_PROGRESS, null, "runs on claude", List.of(), null);
    }

    private static List<TaskId> ids(String... tasks) {
        return Arrays.stream(tasks).map(ExplanationTest::id).toList();
    }

    private static TaskId id(String task) {
        return new TaskId(task);
    }
}
