package dev.ringmaster.queue.board;

import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.ModelChoice;
import dev.ringmaster.model.attempt.ModelTier;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.settings.ModelTiers;
import dev.ringmaster.model.task.TaskKind;
import dev.ringmaster.queue.budget.BudgetLimits;
import dev.ringmaster.queue.tier.TierPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which model an assignment names, and what becomes of it after a failure. */
class ModelTierTest {

    private final TestRing ring = new TestRing(BudgetLimits.NONE);

    @Test
    void withoutTiersNothingIsSaidOfAModel() {
        ring.worker("a", "x", 1);
        ring.create(aTask("p-1"));

        assertThat(ring.last("p-1").model()).isNull();
        assertThat(choice("p-1")).isNull();
    }

    @Test
    void assignmentNamesTheModelOfItsTierAndSaysWhy() {
        tiers(Set.of());
        ring.worker("a", "x", 2);
        ring.create(aTask("p-1").kind(TaskKind.CHORE));
        ring.create(aTask("p-2").kind(TaskKind.FEATURE).saying("Migrate the protocol."));

        assertThat(ring.last("p-1").model()).isEqualTo("small");
        assertThat(ring.last("p-2").model()).isEqualTo("middle");
        assertThat(choice("p-1"))
                .isEqualTo(new ModelChoice(
                        ModelTier.LOW,
                        ModelTier.LOW,
                        "small",
                        "complexity low, for chore (-1), 10 characters of text (-1)"));
    }

    @Test
    void workerWithAModelOfItsOwnKeepsIt() {
        tiers(Set.of(new WorkerId("a")));
        ring.worker("a", "x", 1);
        ring.worker("b", "other", 1);
        ring.create(aTask("p-1"));
        ring.create(aTask("p-2"));

        assertThat(ring.last("p-1").model()).isNull();
        assertThat(ring.last("p-2").model()).isNull();
    }

    /** Red with a {@code Tries.forgiven} or {@code plusCounted} that forgets the wrong results. */
    @Test
    void wrongResultGivesTheNextAttemptOneTierMoreUpToTheHighestAlsoAfterARestart() {
        tiers(Set.of());
        ring.worker("a", "x", 1);
        ring.create(aTask("p-1"));
        assertThat(ring.last("p-1").model()).isEqualTo("small");

        ring.fail("p-1", FailureClass.GATE_FAILED);
        ring.after(Duration.ofHours(1));
        assertThat(ring.assignments("p-1")).isEqualTo(2);
        assertThat(ring.last("p-1").model()).isEqualTo("middle");
        assertThat(said()).endsWith("; one tier up, for 1 earlier result was wrong");

        ring.fail("p-1", FailureClass.REJECTED);
        ring.restart();
        ring.after(Duration.ofHours(1));
        assertThat(ring.assignments("p-1")).isEqualTo(3);
        assertThat(ring.last("p-1").model()).isEqualTo("large");
        assertThat(said()).endsWith("; two tiers up, for 2 earlier results were wrong");

        ring.fail("p-1", FailureClass.REJECTED);
        ring.after(Duration.ofHours(1));
        assertThat(ring.assignments("p-1")).isEqualTo(4);
        assertThat(ring.last("p-1").model()).isEqualTo("large");
    }

    @Test
    void failureThatIsNoWrongResultLeavesTheTier() {
        tiers(Set.of());
        ring.worker("a", "x", 1);
        ring.create(aTask("p-1"));

        ring.fail("p-1", FailureClass.NETWORK);
        ring.after(Duration.ofHours(1));

        assertThat(ring.assignments("p-1")).isEqualTo(2);
        assertThat(ring.last("p-1").model()).isEqualTo("small");
    }

    @Test
    void changedTiersAreUsedByTheNextAssignment() {
        ring.worker("a", "x", 2);
        ring.create(aTask("p-1"));
        tiers(Set.of());
        ring.create(aTask("p-2"));

        assertThat(ring.last("p-1").model()).isNull();
        assertThat(ring.last("p-2").model()).isEqualTo("small");
    }

    private void tiers(Set<WorkerId> fixed) {
        ring.rules(rules -> new QueueRules(
                rules.weights(),
                rules.ageingPerHour(),
                rules.rankingLimit(),
                rules.limits(),
                rules.retry(),
                rules.waits(),
                rules.budgets(),
                rules.idleSlots(),
                rules.types(),
                new TierPolicy(Map.of("x", new ModelTiers("small", "middle", "large")), fixed)));
    }

    private String said() {
        return Objects.requireNonNull(choice("p-1")).because();
    }

    private @Nullable ModelChoice choice(String task) {
        return ring.journal.assigned().stream()
                .filter(assigned -> assigned.taskId().equals(id(task)))
                .map(assigned -> Objects.requireNonNull(assigned.why()))
                .reduce((_, last) -> last)
                .orElseThrow()
                .model();
    }
}
