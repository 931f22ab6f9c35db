package dev.ringmaster.api.plan;

import static dev.ringmaster.api.plan.Boards.facts;
import static dev.ringmaster.api.plan.Boards.ids;
import static dev.ringmaster.api.plan.Boards.ready;
import static dev.ringmaster.api.plan.Boards.task;
import static dev.ringmaster.api.plan.Boards.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.view.FinishedAttempt;
import dev.ringmaster.api.view.WorkerSummary;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskKind;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanComposerTest {

    private static final WorkerSummary CLAUDE = worker("claude", 1, "available");
    private static final WorkerSummary CODEX = worker("codex", 1, "available");

    @Test
    void orderFollowsDependenciesAndNamesTracksAndWhoWaits() {
        PlanBody plan = plan(
                List.of(CLAUDE),
                List.of(),
                ready(1, 10),
                ready(2, 10, 1),
                task(3, 10, TaskStatus.DRAFT, null),
                ready(4, 10, 3));

        assertThat(plan.order()).extracting(step -> step.id().value()).containsExactly("p-1", "p-2");
        assertThat(plan.order().get(1).start()).isEqualTo(Duration.ofMinutes(10));
        assertThat(plan.order().get(1).worker()).isEqualTo("claude");
        assertThat(plan.tracks()).extracting(PlanBody.Track::tasks).containsExactly(2, 2);
        assertThat(plan.waiting()).hasSize(1);
        assertThat(plan.waiting().getFirst().sentence()).contains("is a draft");
        assertThat(plan.waiting().getFirst().holdsUp()).isEqualTo(1);
        assertThat(plan.baseline().left()).isEqualTo(2);
    }

    @Test
    void withoutFinishedAttemptsItSaysThatItAssumes() {
        assertThat(plan(List.of(CLAUDE), List.of(), ready(1, 10)).assumptions().getFirst())
                .startsWith("Fewer than 5 attempts have finished");
        List<FinishedAttempt> past = Collections.nCopies(
                40, new FinishedAttempt(new WorkerId("claude"), TaskKind.FEATURE, Duration.ofMinutes(3), false));

        PlanBody learned = plan(List.of(CLAUDE), past, ready(1, 10));

        assertThat(learned.assumptions()).noneMatch(said -> said.startsWith("Fewer"));
        assertThat(learned.order().getFirst().end()).isEqualTo(Duration.ofMinutes(3));
        assertThat(learned.basis().getFirst().attempts()).isEqualTo(40);
    }

    @Test
    void eachQuestionIsAnsweredBesideTheBaseline() {
        StoredTask[] open =
                IntStream.rangeClosed(1, 8).mapToObj(i -> ready(i, 10)).toArray(StoredTask[]::new);

        List<PlanBody.Scenario> answers = ask(
                        List.of(CLAUDE, CODEX),
                        List.of(
                                new WhatIf.Workers("workers +2", "", 2),
                                new WhatIf.Without("without codex", "codex"),
                                new WhatIf.IfDone("if p-1 were done", "p-1")),
                        open)
                .whatIf();

        assertThat(answers.get(0).sentence()).isEqualTo("worker claude has 3 slots instead of 1");
        assertThat(answers.get(0).p50Change()).isNegative();
        assertThat(answers.get(1).p50Change()).isPositive();
        assertThat(answers.get(2).p50Change()).isNegative();
    }

    @Test
    void otherProjectsTakeTheirShareOfTheSlots() {
        Project other = Boards.project("other", new ProjectPolicy(4, 3, 2, false));
        List<StoredTask> theirs = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> Boards.elsewhere(other, ready(i, 10)))
                .toList();

        PlanBody plan = new PlanComposer(
                        facts(
                                new PlanFacts.Others(List.of(other), theirs),
                                List.of(CLAUDE),
                                List.of(),
                                ready(1, 10),
                                ready(2, 10),
                                ready(3, 10)),
                        1,
                        () -> false)
                .compose(10, List.of(), 10);

        // Twice the weight: theirs go two by two between ours.
        assertThat(plan.order()).extracting(step -> step.start().toMinutes()).containsExactly(0L, 30L, 60L);
        assertThat(plan.tasks()).isEqualTo(3);
        assertThat(plan.baseline().left()).isZero();
        assertThat(plan.assumptions()).anyMatch(said -> said.contains("other projects (4)"));
    }

    @Test
    void withoutTheOnlyWorkerNothingGoes() {
        PlanBody plan = ask(List.of(CLAUDE), List.of(new WhatIf.Without("without claude", "claude")), ready(1, 10));

        assertThat(plan.whatIf().getFirst().leftChange()).isEqualTo(1);
    }

    @Test
    void aDecisionThatComesLaterDelaysWhatWaitsForIt() {
        DecisionId decision = new DecisionId("d-p-1-1-agent-question");
        StoredTask waiting = task(1, 10, TaskStatus.BLOCKED, new BlockReason.Decision(decision));

        PlanBody plan = ask(
                List.of(CLAUDE),
                List.of(new WhatIf.Delay("delay", "d-p-1", Duration.ofDays(1))),
                waiting,
                ready(2, 10, 1));

        assertThat(plan.order().getFirst().start()).isEqualTo(PlanComposer.ANSWER);
        assertThat(plan.whatIf().getFirst().p95Change()).isEqualTo(Duration.ofDays(1));
        assertThat(plan.assumptions()).anyMatch(said -> said.startsWith("Open decisions are answered within 60 min"));
    }

    @Test
    void questionsAboutWhatIsNotThereAreRefused() {
        for (WhatIf nothing : List.of(
                new WhatIf.IfDone("x", "p-9"),
                new WhatIf.Without("x", "goose"),
                new WhatIf.Workers("x", "goose", 1),
                new WhatIf.Delay("x", "d-9", Duration.ofDays(1)))) {
            assertThatThrownBy(() -> ask(List.of(CLAUDE), List.of(nothing), ready(1, 10)))
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void runningTasksGoOnAndThoseWithoutAWorkerWait() {
        PlanBody plan = plan(
                List.of(CLAUDE, worker("codex", 1, "offline")),
                List.of(),
                task(1, 10, TaskStatus.IN_PROGRESS, null),
                task(2, 10, TaskStatus.BLOCKED, new BlockReason.DeadDependency(ids(7))));

        assertThat(plan.order().getFirst().running()).isTrue();
        assertThat(plan.order().getFirst().start()).isEqualTo(Duration.ofMinutes(-4));
        assertThat(plan.waiting().getFirst().sentence()).contains("depends on p-7");
    }

    @Test
    void manyTasksGetFewerSimulationsAndAreToldSo() {
        StoredTask[] open =
                IntStream.rangeClosed(1, 20_000).mapToObj(i -> ready(i, 10)).toArray(StoredTask[]::new);

        PlanBody plan = plan(List.of(CLAUDE), List.of(), open);

        assertThat(plan.simulations()).isEqualTo(250);
        assertThat(plan.assumptions()).anyMatch(said -> said.startsWith("250 of 1000 simulations were done"));
    }

    private static PlanBody plan(List<WorkerSummary> workers, List<FinishedAttempt> past, StoredTask... open) {
        return new PlanComposer(facts(workers, past, open), 1, () -> false).compose(1000, List.of(), 50);
    }

    private static PlanBody ask(List<WorkerSummary> workers, List<WhatIf> asked, StoredTask... open) {
        return new PlanComposer(facts(workers, List.of(), open), 1, () -> false).compose(200, asked, 50);
    }
}
