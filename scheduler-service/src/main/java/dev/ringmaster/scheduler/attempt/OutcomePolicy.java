package dev.ringmaster.scheduler.attempt;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.attempt.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * Says what an attempt's evidence amounts to. Git and the gates decide; the exit code is a hint that counts only where they say
 * nothing: without changes, or without a gate. An agent that asks for a person is heard before either.
 */
public final class OutcomePolicy {

    /** What an agent writes at the start of a line, before its question, when only a person can decide how to go on. */
    static final String QUESTION = "RINGMASTER: QUESTION ";

    private OutcomePolicy() {}

    /**
     * @param exitCode the agent's
     * @param tail the agent's last lines, for the next attempt
     */
    public static Verdict judge(int exitCode, Proof proof, String tail) {
        Optional<String> asked = proof instanceof Proof.Trouble ? Optional.empty() : questionIn(tail);
        return asked.<Verdict>map(question -> new Verdict.Ask(new Outcome.NeedsDecision(question, tail)))
                .orElseGet(() -> judgeWork(exitCode, proof, tail));
    }

    /** The last question of these lines. */
    private static Optional<String> questionIn(String tail) {
        return tail.lines()
                .filter(line -> line.startsWith(QUESTION))
                .map(line -> line.substring(QUESTION.length()).strip())
                .filter(question -> !question.isEmpty())
                .reduce((earlier, later) -> later);
    }

    private static Verdict judgeWork(int exitCode, Proof proof, String tail) {
        return switch (proof) {
            case Proof.Changed changed ->
                failureIn(exitCode, changed.gates(), tail)
                        .<Verdict>map(Verdict.Fail::new)
                        .orElseGet(() -> new Verdict.Land(changed.commit(), changed.gates()));
            case Proof.Folder folder ->
                failureIn(exitCode, folder.gates(), tail)
                        .<Verdict>map(Verdict.Fail::new)
                        .orElseGet(() -> new Verdict.Done(folder.gates()));
            case Proof.Unchanged unchanged -> new Verdict.Fail(withoutChanges(exitCode, tail));
            case Proof.Trouble trouble ->
                new Verdict.Fail(new Outcome.Failed(trouble.failure(), trouble.message(), trouble.detail()));
        };
    }

    /** The failure that the gates show, or empty when every gate passed. */
    public static Optional<Outcome.Failed> failureOf(List<GateResult> gates) {
        return gates.stream().filter(gate -> !gate.passed()).findFirst().map(OutcomePolicy::failureOf);
    }

    private static Optional<Outcome.Failed> failureIn(int exitCode, List<GateResult> gates, String tail) {
        if (gates.isEmpty() && exitCode != 0) {
            return Optional.of(agentError(exitCode, tail));
        }
        return failureOf(gates);
    }

    private static Outcome.Failed failureOf(GateResult gate) {
        String how = gate.exitCode() == null
                ? "was ended at its time limit or could not be started"
                : "ended with exit code " + gate.exitCode();
        return new Outcome.Failed(
                FailureClass.GATE_FAILED, "gate '" + gate.name() + "' did not pass: it " + how, gate.tail());
    }

    private static Outcome.Failed withoutChanges(int exitCode, String tail) {
        return exitCode == 0
                ? new Outcome.Failed(FailureClass.NO_CHANGES, "the agent ended without changing anything", tail)
                : agentError(exitCode, tail);
    }

    private static Outcome.Failed agentError(int exitCode, String tail) {
        return new Outcome.Failed(FailureClass.AGENT_ERROR, "the agent ended with exit code " + exitCode, tail);
    }
}
