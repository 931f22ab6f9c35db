package dev.ringmaster.queue.task;

import static dev.ringmaster.queue.Fixtures.NOW;
import static dev.ringmaster.queue.Fixtures.PROJECT;
import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.attempt;
import static dev.ringmaster.queue.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.retry.RetryPolicy;
import dev.ringmaster.queue.retry.RetryRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** No sequence of attempts goes on for ever by itself. */
class RetryEndsPropertyTest {

    private static final TaskId TASK = id("p-1");
    private static final int MAX_ATTEMPTS = 3;
    private static final int MOST = MAX_ATTEMPTS * RetryPolicy.MAX_FAULTS * RetryPolicy.MAX_WAITS;
    private static final RetryPolicy RETRY =
            new RetryPolicy(MAX_ATTEMPTS, Duration.ofSeconds(1), Duration.ofMinutes(5), 2, 0.2);

    /** @param outcome null for an attempt that is declined */
    private record Round(@Nullable Outcome outcome, boolean started, boolean elsewhere, boolean quotaKnown) {}

    /**
     * Whatever rounds repeat, in whatever order, without a person's word the task comes to a question that a person sees. Planted and caught:
     * attempts that are declined without being counted; a wait for quota that lets the row of faults begin anew (network, quota, network,
     * …); a worker that cannot work and is not counted while there is always another.
     */
    @Property(tries = 1000)
    void everyRepetitionEndsInAQuestion(@ForAll("rounds") @Size(min = 1, max = 6) List<Round> cycle) {
        Instant now = NOW;
        TaskRun run = TaskLifecycle.begin(aTask("p-1").build(), InitialStatus.OPEN, free(now));
        List<Effect.Ask> asked = new ArrayList<>();
        int attempts = 0;
        while (attempts <= MOST) {
            now = now.plus(Duration.ofDays(1));
            run = TaskLifecycle.decide(run, new Stimulus.CircumstancesChanged(), free(now))
                    .next();
            if (run.status() != TaskStatus.READY) {
                break;
            }
            Round round = cycle.get(attempts++ % cycle.size());
            run = TaskLifecycle.decide(run, new Stimulus.Given(attempt(attempts), new WorkerId("w")), free(now))
                    .next();
            Instant quota = round.quotaKnown() ? now.plusSeconds(60) : null;
            Ruling ruling = TaskLifecycle.decide(
                    run,
                    new Stimulus.Reported(end(run, round, now)),
                    new Circumstances(null, RETRY, quota, round.elsewhere(), now, 0.5));
            ruling.effects().stream()
                    .filter(Effect.Ask.class::isInstance)
                    .map(Effect.Ask.class::cast)
                    .forEach(asked::add);
            run = ruling.next();
        }

        assertThat(attempts).as("attempts of %s", cycle).isLessThanOrEqualTo(MOST);
        assertThat(run.status()).isEqualTo(TaskStatus.BLOCKED);
        assertThat(run.blockedBy()).isInstanceOf(BlockReason.Decision.class);
        assertThat(asked).as("told once").hasSize(1);
        assertThat(asked.getFirst().decision().id()).isEqualTo(run.hold().decision());
    }

    @Provide
    Arbitrary<List<Round>> rounds() {
        Arbitrary<Outcome> failed = Arbitraries.of(FailureClass.class)
                // Behind these is a person's word each time.
                .filter(failure -> RetryRule.of(failure).count() != RetryRule.Count.FORGIVEN)
                .map(failure -> new Outcome.Failed(failure, "m", "d"));
        Arbitrary<Outcome> others = Arbitraries.of(
                new Outcome.QuotaExhausted(null, null, ""),
                new Outcome.TimedOut(Duration.ofSeconds(5), ""),
                new Outcome.Cancelled("no"),
                new Outcome.Lost("boot"));
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Combinators.combine(Arbitraries.oneOf(failed, others).injectNull(0.15), flag, flag, flag)
                .as(Round::new)
                .list();
    }

    private static AttemptEvent end(TaskRun run, Round round, Instant now) {
        Epoch epoch = run.epoch();
        AttemptRef ref = new AttemptRef(TASK, PROJECT, attempt((int) epoch.value()), epoch, new WorkerId("w"));
        return round.outcome() == null
                ? new AttemptEvent.AttemptDeclined(ref, "full")
                : new AttemptEvent.AttemptFinished(ref, round.outcome(), round.started(), now);
    }

    private static Circumstances free(Instant now) {
        return new Circumstances(null, RETRY, now);
    }
}
