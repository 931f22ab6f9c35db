package dev.ringmaster.scheduler.attempt;

import static dev.ringmaster.scheduler.attempt.Attempts.COMMIT;
import static dev.ringmaster.scheduler.attempt.Attempts.failed;
import static dev.ringmaster.scheduler.attempt.Attempts.passed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.attempt.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomePolicyTest {

    @Test
    void changesWithGreenGatesLandWhateverTheExitCode() {
        Proof proof = new Proof.Changed(COMMIT, List.of(passed()));

        assertThat(OutcomePolicy.judge(1, proof, "")).isEqualTo(new Verdict.Land(COMMIT, List.of(passed())));
    }

    @Test
    void anAgentThatAsksForAPersonIsHeardBeforeItsWork() {
        Proof proof = new Proof.Changed(COMMIT, List.of(passed()));
        String tail = "thinking\nRINGMASTER: QUESTION Which colour?\nRINGMASTER: QUESTION Red or blue?\nbye\n";

        assertThat(OutcomePolicy.judge(0, proof, tail))
                .isEqualTo(new Verdict.Ask(new Outcome.NeedsDecision("Red or blue?", tail)));
    }

    @Test
    void wordsAboutTheMarkerAreNoQuestion() {
        Proof proof = new Proof.Changed(COMMIT, List.of(passed()));
        String tail =
                "- `RINGMASTER: QUESTION` and a question\nI print RINGMASTER: QUESTION x\nRINGMASTER: QUESTION \n";

        assertThat(OutcomePolicy.judge(0, proof, tail)).isInstanceOf(Verdict.Land.class);
    }

    @Test
    void failedGateGoesToTheNextAttemptWithItsOutput() {
        Proof proof = new Proof.Changed(COMMIT, List.of(passed(), failed()));

        assertThat(OutcomePolicy.judge(0, proof, "done!"))
                .isEqualTo(new Verdict.Fail(new Outcome.Failed(
                        FailureClass.GATE_FAILED,
                        "gate 'test' did not pass: it ended with exit code 1",
                        "expected 2 but was 3")));
    }

    @Test
    void gateEndedAtItsTimeLimitHasFailed() {
        GateResult ended = new GateResult("test", false, null, Duration.ofMinutes(15), "");

        assertThat(OutcomePolicy.failureOf(List.of(ended)))
                .hasValueSatisfying(failure -> assertThat(failure.message()).contains("time limit"));
    }

    @Test
    void withoutAGateTheExitCodeDecidesOnChanges() {
        Proof proof = new Proof.Changed(COMMIT, List.of());

        assertThat(OutcomePolicy.judge(0, proof, "")).isEqualTo(new Verdict.Land(COMMIT, List.of()));
        assertThat(classOf(OutcomePolicy.judge(1, proof, ""))).isEqualTo(FailureClass.AGENT_ERROR);
    }

    @Test
    void withoutChangesTheExitCodeSaysWhoseFaultItWas() {
        assertThat(classOf(OutcomePolicy.judge(0, new Proof.Unchanged(), ""))).isEqualTo(FailureClass.NO_CHANGES);
        assertThat(classOf(OutcomePolicy.judge(2, new Proof.Unchanged(), ""))).isEqualTo(FailureClass.AGENT_ERROR);
    }

    @Test
    void withoutGitTheGatesDecideAndThenTheExitCode() {
        assertThat(OutcomePolicy.judge(1, new Proof.Folder(List.of(passed())), ""))
                .isEqualTo(new Verdict.Done(List.of(passed())));
        assertThat(OutcomePolicy.judge(0, new Proof.Folder(List.of()), "")).isEqualTo(new Verdict.Done(List.of()));
        assertThat(classOf(OutcomePolicy.judge(1, new Proof.Folder(List.of()), "")))
                .isEqualTo(FailureClass.AGENT_ERROR);
        assertThat(classOf(OutcomePolicy.judge(0, new Proof.Folder(List.of(failed())), "")))
                .isEqualTo(FailureClass.GATE_FAILED);
    }

    @Test
    void troubleIsTheOutcome() {
        Proof trouble = new Proof.Trouble(FailureClass.PROJECT_PROBLEM, "the repository is gone", "");

        assertThat(classOf(OutcomePolicy.judge(0, trouble, ""))).isEqualTo(FailureClass.PROJECT_PROBLEM);
    }

    private static FailureClass classOf(Verdict verdict) {
        return ((Verdict.Fail) verdict).outcome().failure();
    }
}
