package dev.ringmaster.scheduler.attempt;

import dev.ringmaster.agent.event.AgentFailure;
import dev.ringmaster.agent.event.FailureKind;
import dev.ringmaster.agent.failure.FailureText;
import dev.ringmaster.agent.report.Ending;
import dev.ringmaster.agent.report.Marker;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.attempt.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what an attempt's evidence amounts to. The agent's own last event comes first: one that says that it failed, or that asks for
 * a person, is believed. That it went well is not: git and the gates decide that. The exit code and the signs in an agent's words are
 * hints that count only where the rest says nothing.
 */
public final class OutcomePolicy {

    private OutcomePolicy() {}

    /** {@link #judge(int, Proof, Hearing)} for an agent of which only the last lines are known. */
    static Verdict judge(int exitCode, Proof proof, String tail) {
        return judge(exitCode, proof, Hearing.ofTail(tail));
    }

    /** @param exitCode the agent's */
    public static Verdict judge(int exitCode, Proof proof, Hearing hearing) {
        AgentFailure failure = failureBy(exitCode, hearing);
        if (failure != null) {
            return refusal(FailureWords.of(failure, hearing));
        }
        if (proof instanceof Proof.Trouble trouble) {
            return new Verdict.Fail(new Outcome.Failed(trouble.failure(), trouble.message(), trouble.detail()));
        }
        Marker marker = hearing.testimony().marker();
        if (marker != null && marker.kind() == Marker.Kind.QUESTION) {
            return new Verdict.Ask(new Outcome.NeedsDecision(marker.text(), hearing.tail()));
        }
        if (hasBrokenOff(hearing)) {
            return new Verdict.Fail(FailureWords.brokenOff(exitCode, hearing.tail()));
        }
        return judgeWork(exitCode, proof, hearing);
    }

    /** Whether the agent's own word settles the attempt, so that its work need not be proved. */
    public static boolean isSettledBy(Hearing hearing) {
        return hearing.testimony().ending() instanceof Ending.Badly;
    }

    /** The failure that the gates show, or empty when every gate passed. */
    public static Optional<Outcome.Failed> failureOf(List<GateResult> gates) {
        return gates.stream().filter(gate -> !gate.passed()).findFirst().map(OutcomePolicy::failureOf);
    }

    /** The failure that the agent tells of itself: in its last event, or on standard error where it never came to one. */
    private static @Nullable AgentFailure failureBy(int exitCode, Hearing hearing) {
        return switch (hearing.testimony().ending()) {
            case Ending.Well well -> null;
            case Ending.Badly(AgentFailure failure) -> failure;
            case Ending.Open(var lastTrouble) -> {
                AgentFailure told = lastTrouble == null ? FailureText.failure(hearing.errors()) : lastTrouble;
                boolean isUnderstood = told.kind() != FailureKind.OTHER;
                yield isUnderstood && (exitCode != 0 || lastTrouble != null) ? told : null;
            }
            case Ending.Unsaid unsaid -> null;
        };
    }

    /** An agent that speaks in events, or leaves with an error before the first, has not come to its end. */
    private static boolean hasBrokenOff(Hearing hearing) {
        return hearing.testimony().ending() instanceof Ending.Open;
    }

    private static Verdict judgeWork(int exitCode, Proof proof, Hearing hearing) {
        return switch (proof) {
            case Proof.Changed changed ->
                failureIn(exitCode, changed.gates(), hearing)
                        .<Verdict>map(Verdict.Fail::new)
                        .orElseGet(() -> new Verdict.Land(changed.commit(), changed.gates()));
            case Proof.Folder folder ->
                failureIn(exitCode, folder.gates(), hearing)
                        .<Verdict>map(Verdict.Fail::new)
                        .orElseGet(() -> new Verdict.Done(folder.gates()));
            case Proof.Unchanged unchanged -> withoutChanges(exitCode, hearing);
            case Proof.Trouble trouble ->
                new Verdict.Fail(new Outcome.Failed(trouble.failure(), trouble.message(), trouble.detail()));
        };
    }

    private static Verdict refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed failed -> new Verdict.Fail(failed);
            case Outcome.QuotaExhausted quota -> new Verdict.Wait(quota);
            default -> throw new IllegalStateException("no outcome of a failure: " + outcome);
        };
    }

    private static Optional<Outcome.Failed> failureIn(int exitCode, List<GateResult> gates, Hearing hearing) {
        Optional<Outcome.Failed> shown = failureOf(gates);
        if (shown.isPresent()) {
            return shown;
        }
        boolean provenByGates = !gates.isEmpty();
        boolean saysItWentWell = hearing.testimony().ending() instanceof Ending.Well;
        if (hasGivenUp(hearing) && (saysItWentWell || !provenByGates)) {
            return Optional.of(gaveUp(hearing));
        }
        return exitCode != 0 && !provenByGates && !saysItWentWell
                ? Optional.of(agentError(exitCode, hearing))
                : Optional.empty();
    }

    private static Verdict withoutChanges(int exitCode, Hearing hearing) {
        Marker marker = hearing.testimony().marker();
        boolean saysItWentWell = hearing.testimony().ending() instanceof Ending.Well;
        if (hasGivenUp(hearing)) {
            return new Verdict.Fail(gaveUp(hearing));
        }
        if (exitCode != 0 && !saysItWentWell) {
            return new Verdict.Fail(agentError(exitCode, hearing));
        }
        if (marker != null && marker.kind() == Marker.Kind.NOTHING_TO_DO) {
            return new Verdict.Done(List.of());
        }
        AgentFailure trouble = lastTrouble(hearing);
        return trouble != null && trouble.kind() != FailureKind.OTHER
                ? refusal(FailureWords.of(trouble, hearing))
                : new Verdict.Fail(new Outcome.Failed(
                        FailureClass.NO_CHANGES, "the agent ended without changing anything", hearing.tail()));
    }

    /** What an agent that never says how it ended last told of. */
    private static @Nullable AgentFailure lastTrouble(Hearing hearing) {
        return hearing.testimony().ending() instanceof Ending.Unsaid(var trouble) ? trouble : null;
    }

    private static boolean hasGivenUp(Hearing hearing) {
        Marker marker = hearing.testimony().marker();
        return marker != null && marker.kind() == Marker.Kind.FAILED;
    }

    private static Outcome.Failed failureOf(GateResult gate) {
        String how = gate.exitCode() == null
                ? "was ended at its time limit or another one, or could not be started"
                : "ended with exit code " + gate.exitCode();
        return new Outcome.Failed(
                FailureClass.GATE_FAILED, "gate '" + gate.name() + "' did not pass: it " + how, gate.tail());
    }

    private static Outcome.Failed gaveUp(Hearing hearing) {
        Marker marker = hearing.testimony().marker();
        return new Outcome.Failed(
                FailureClass.AGENT_ERROR,
                "the agent gave up" + (marker == null || marker.text().isEmpty() ? "" : ": " + marker.text()),
                hearing.tail());
    }

    private static Outcome.Failed agentError(int exitCode, Hearing hearing) {
        AgentFailure trouble = lastTrouble(hearing);
        return trouble != null && trouble.kind() != FailureKind.OTHER && trouble.kind() != FailureKind.QUOTA
                ? new Outcome.Failed(trouble.kind().failureClass(), FailureWords.sentence(trouble), hearing.tail())
                : new Outcome.Failed(
                        FailureClass.AGENT_ERROR, "the agent ended with exit code " + exitCode, hearing.tail());
    }
}
