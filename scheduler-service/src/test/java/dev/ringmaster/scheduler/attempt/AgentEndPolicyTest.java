package dev.ringmaster.scheduler.attempt;

import static dev.ringmaster.scheduler.attempt.Attempts.NOW;
import static dev.ringmaster.scheduler.attempt.Attempts.REF;
import static dev.ringmaster.scheduler.attempt.Attempts.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.agent.event.AgentFailure;
import dev.ringmaster.agent.event.FailureKind;
import dev.ringmaster.agent.report.Ending;
import dev.ringmaster.agent.report.Testimony;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.usage.AgentReport;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Attempts whose agents tell of themselves. */
class AgentEndPolicyTest {

    private static final AttemptCommand LINGERS = new AttemptCommand.EndLingering();

    @Test
    void agentThatLingersIsEndedAndItsWorkProven() {
        AttemptDecision ending = AttemptPolicy.decide(Attempts.running(), LINGERS, NOW);
        AttemptDecision exited = AttemptPolicy.decide(ending.next(), exit(143, well()), NOW);

        assertThat(ending.steps()).anyMatch(Step.EndProcess.class::isInstance);
        assertThat(exited.next().state()).isInstanceOf(AttemptState.Proving.class);
        assertThat(exited.steps()).containsExactly(new Step.Prove(143));
    }

    @Test
    void cancelWinsOverLingeringAndNotTheOtherWayRound() {
        AttemptCommand cancel = new AttemptCommand.Cancel("not needed");

        Attempt cancelled = after(Attempts.running(), LINGERS, cancel);
        Attempt both = after(Attempts.running(), cancel, LINGERS);

        assertThat(AttemptPolicy.decide(cancelled, exit(143, well()), NOW).events())
                .contains(new AttemptEvent.AttemptFinished(REF, new Outcome.Cancelled("not needed"), true, NOW));
        assertThat(both.state()).isEqualTo(after(Attempts.running(), cancel).state());
    }

    @Test
    void reportIsToldWithTheEndWhicheverItIs() {
        AttemptEvent report = new AttemptEvent.AttemptReported(REF, AgentReport.silent("codex"), NOW.plusSeconds(7));

        assertThat(AttemptPolicy.decide(Attempts.running(), exit(0, well()), NOW)
                        .events())
                .first()
                .isEqualTo(report);
        assertThat(AttemptPolicy.decide(
                                Attempts.running(),
                                new AttemptCommand.RecordLoss("gone", NOW.plusSeconds(7), well()),
                                NOW)
                        .events())
                .first()
                .isEqualTo(report);
        assertThat(AttemptPolicy.decide(Attempts.running(), Attempts.exit(0), NOW)
                        .events())
                .noneMatch(AttemptEvent.AttemptReported.class::isInstance);
    }

    @Test
    void spentQuotaIsTheOutcomeWithoutLanding() {
        AgentFailure limit = new AgentFailure(FailureKind.QUOTA, "limit", NOW.plusSeconds(60), "five_hour");
        Attempt proving = after(Attempts.running(), exit(1, heard(new Ending.Badly(limit))));

        AttemptDecision judged = AttemptPolicy.decide(
                proving, new AttemptCommand.Judge(new Proof.Unchanged(), heard(new Ending.Badly(limit))), NOW);

        assertThat(judged.events())
                .containsExactly(new AttemptEvent.AttemptFinished(
                        REF, new Outcome.QuotaExhausted(NOW.plusSeconds(60), "five_hour", "limit"), true, NOW));
    }

    private static AttemptCommand exit(int code, Hearing hearing) {
        return new AttemptCommand.RecordExit(code, NOW.plus(Duration.ofSeconds(7)), true, hearing);
    }

    private static Hearing well() {
        return heard(new Ending.Well());
    }

    private static Hearing heard(Ending ending) {
        return new Hearing(
                new Testimony(AgentReport.silent("codex"), ending, null, true, ""), "", "", NOW, ZoneOffset.UTC);
    }
}
