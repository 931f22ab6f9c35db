package dev.ringmaster.scheduler.attempt;

import static dev.ringmaster.scheduler.attempt.Attempts.BASE;
import static dev.ringmaster.scheduler.attempt.Attempts.COMMIT;
import static dev.ringmaster.scheduler.attempt.Attempts.INTEGRATED;
import static dev.ringmaster.scheduler.attempt.Attempts.NOW;
import static dev.ringmaster.scheduler.attempt.Attempts.REF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AttemptPolicyPropertyTest {

    @Property(tries = 3000)
    void noSequenceStartsTwiceOrEndsTwiceOrSpeaksAfterItsEnd(@ForAll("commands") List<AttemptCommand> commands) {
        List<AttemptEvent> told = tell(commands);

        assertThat(count(told, AttemptEvent.AttemptStarted.class)).isLessThanOrEqualTo(1);
        assertThat(count(told, AttemptEvent.AttemptExited.class)).isLessThanOrEqualTo(1);
        assertThat(count(told, AttemptEvent.AttemptProven.class)).isLessThanOrEqualTo(1);
        assertThat(told.stream().filter(AttemptPolicyPropertyTest::isFinal).count())
                .isLessThanOrEqualTo(1);
        if (told.stream().anyMatch(AttemptPolicyPropertyTest::isFinal)) {
            assertThat(isFinal(told.getLast())).isTrue();
        }
    }

    @Property(tries = 3000)
    void factsComeInTheirOrder(@ForAll("commands") List<AttemptCommand> commands) {
        List<AttemptEvent> told = tell(commands);

        assertThat(told.stream().map(AttemptPolicyPropertyTest::rank)).isSorted();
        // Work may be handed over again and again.
        assertThat(told.stream()
                        .filter(event -> !(event instanceof AttemptEvent.AttemptHandedOver))
                        .map(AttemptPolicyPropertyTest::rank))
                .doesNotHaveDuplicates();
    }

    @Property(tries = 3000)
    void nothingLandsAfterACancelThatCameBeforeLandingBegan(@ForAll("commands") List<AttemptCommand> commands) {
        Attempt attempt = AttemptPolicy.accept(REF, 1, false).next();
        boolean won = false;
        for (AttemptCommand command : commands) {
            boolean early = !attempt.isOver()
                    && !(attempt.state() instanceof AttemptState.Landing)
                    && !(attempt.state() instanceof AttemptState.Releasing releasing && !releasing.blocked())
                    && !(attempt.state() instanceof AttemptState.Running running && running.ending() != null);
            won = won || (early && command instanceof AttemptCommand.Cancel);
            AttemptDecision decision = AttemptPolicy.decide(attempt, command, NOW);
            if (won) {
                assertThat(decision.events()).noneMatch(AttemptEvent.AttemptLanded.class::isInstance);
                assertThat(decision.next().state()).isNotInstanceOf(AttemptState.Landing.class);
                assertThat(decision.events())
                        .filteredOn(AttemptEvent.AttemptFinished.class::isInstance)
                        .allSatisfy(event -> assertThat(((AttemptEvent.AttemptFinished) event).outcome())
                                .isInstanceOf(Outcome.Cancelled.class));
            }
            attempt = decision.next();
        }
    }

    @Property(tries = 2000)
    void unchangedDecisionsTellNothing(@ForAll("commands") List<AttemptCommand> commands) {
        Attempt attempt = AttemptPolicy.accept(REF, 1, true).next();
        for (AttemptCommand command : commands) {
            AttemptDecision decision = AttemptPolicy.decide(attempt, command, NOW);
            assertThat(decision.changed()).isEqualTo(!decision.next().equals(attempt));
            if (!decision.changed()) {
                assertThat(decision.events()).isEmpty();
                assertThat(decision.steps()).isEmpty();
            }
            attempt = decision.next();
        }
    }

    @Provide
    Arbitrary<List<AttemptCommand>> commands() {
        Arbitrary<AttemptCommand> any = Arbitraries.of(
                new AttemptCommand.Prepare(),
                new AttemptCommand.RecordStart(4711, NOW),
                new AttemptCommand.FailStart(FailureClass.BAD_COMMAND, "no such program", ""),
                new AttemptCommand.Decline("claim taken"),
                new AttemptCommand.Cancel("no longer wanted"),
                new AttemptCommand.TimeOut(Duration.ofMinutes(1)),
                new AttemptCommand.EndUnwell(FailureClass.LOOPING, "it repeated itself"),
                Attempts.exit(0),
                Attempts.exit(1),
                new AttemptCommand.RecordExit(0, NOW, false, ""),
                new AttemptCommand.RecordLoss("gone", NOW, ""),
                new AttemptCommand.Judge(new Proof.Changed(COMMIT, List.of(Attempts.passed())), ""),
                new AttemptCommand.Judge(new Proof.Changed(COMMIT, List.of(Attempts.failed())), ""),
                new AttemptCommand.Judge(new Proof.Unchanged(), ""),
                new AttemptCommand.AwaitReview("main", "1 file"),
                new AttemptCommand.Approve("mara"),
                new AttemptCommand.Reject("mara", "not like this"),
                new AttemptCommand.RecordProposed("ringmaster/p-1", null),
                new AttemptCommand.BeginLanding(),
                new AttemptCommand.RecordTested(INTEGRATED),
                new AttemptCommand.RecordMovedTarget(),
                new AttemptCommand.RecordLanded(INTEGRATED, "main"),
                new AttemptCommand.RecordConflict(List.of("a.txt")),
                new AttemptCommand.HandOver(BASE, INTEGRATED, "main"),
                new AttemptCommand.BlockRelease(INTEGRATED),
                new AttemptCommand.RepeatRelease(INTEGRATED),
                new AttemptCommand.KeepRelease(INTEGRATED),
                new AttemptCommand.FailRelease(INTEGRATED, FailureClass.PROOF_FAILED, "red", ""),
                new AttemptCommand.FailLanding(FailureClass.GATE_FAILED, "red", ""));
        Arbitrary<AttemptCommand> forward = Arbitraries.of(
                new AttemptCommand.Prepare(),
                new AttemptCommand.RecordStart(4711, NOW),
                Attempts.exit(0),
                new AttemptCommand.Judge(new Proof.Changed(COMMIT, List.of(Attempts.passed())), ""),
                new AttemptCommand.BeginLanding(),
                new AttemptCommand.RecordTested(INTEGRATED),
                new AttemptCommand.HandOver(BASE, INTEGRATED, "main"),
                new AttemptCommand.RepeatRelease(INTEGRATED),
                new AttemptCommand.RecordLanded(INTEGRATED, "main"));
        return Arbitraries.oneOf(any, forward).list().ofMaxSize(40);
    }

    private static List<AttemptEvent> tell(List<AttemptCommand> commands) {
        List<AttemptEvent> told = new ArrayList<>();
        Attempt attempt = AttemptPolicy.accept(REF, 1, false).next();
        for (AttemptCommand command : commands) {
            AttemptDecision decision = AttemptPolicy.decide(attempt, command, NOW);
            told.addAll(decision.events());
            attempt = decision.next();
        }
        return told;
    }

    private static boolean isFinal(AttemptEvent event) {
        return event instanceof AttemptEvent.AttemptFinished || event instanceof AttemptEvent.AttemptDeclined;
    }

    private static int rank(AttemptEvent event) {
        return switch (event) {
            case AttemptEvent.AttemptStarted started -> 1;
            case AttemptEvent.AttemptProgressed progressed -> 2;
            case AttemptEvent.AttemptReported reported -> 2;
            case AttemptEvent.AttemptHealthChanged changed -> 2;
            case AttemptEvent.AttemptExited exited -> 3;
            case AttemptEvent.AttemptProven proven -> 4;
            case AttemptEvent.AttemptAwaitsReview review -> 5;
            case AttemptEvent.AttemptProposed proposed -> 6;
            case AttemptEvent.AttemptHandedOver handedOver -> 6;
            case AttemptEvent.AttemptLanded landed -> 7;
            case AttemptEvent.AttemptConflicted conflicted -> 7;
            case AttemptEvent.AttemptFinished finished -> 8;
            case AttemptEvent.AttemptDeclined declined -> 9;
        };
    }

    private static long count(List<AttemptEvent> told, Class<? extends AttemptEvent> type) {
        return told.stream().filter(type::isInstance).count();
    }
}
