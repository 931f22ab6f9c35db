package dev.ringmaster.scheduler.attempt;

import dev.ringmaster.agent.event.AgentFailure;
import dev.ringmaster.agent.event.FailureKind;
import dev.ringmaster.agent.failure.ResetTime;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import java.time.Instant;

/** Puts an agent's own trouble into an outcome, with words that a person can act on. */
final class FailureWords {

    private static final int QUOTED = 400;

    private FailureWords() {}

    /** The outcome of an agent that failed in this way by its own word. */
    static Outcome of(AgentFailure failure, Hearing hearing) {
        if (failure.kind() == FailureKind.QUOTA) {
            Instant until = failure.resetsAt() == null
                    ? ResetTime.in(failure.message(), hearing.at(), hearing.zone())
                            .orElse(null)
                    : failure.resetsAt();
            return new Outcome.QuotaExhausted(until, failure.window(), quoted(failure.message()));
        }
        return new Outcome.Failed(failure.kind().failureClass(), sentence(failure), hearing.tail());
    }

    /** One sentence: what happened and what to do. */
    static String sentence(AgentFailure failure) {
        String said = failure.message().isBlank() ? "it did not say why" : quoted(failure.message());
        return switch (failure.kind()) {
            case AUTHENTICATION ->
                "the agent could not log in (" + said
                        + "): name its key in the worker's env, or log it in in the worker's"
                        + " own folder; 'ringmaster doctor --workers' says how";
            case BAD_ARGUMENTS ->
                "the agent refused its arguments (" + said
                        + "): they do not fit its version; 'ringmaster doctor --workers'" + " compares them";
            case CONTEXT_OVERFLOW ->
                "the conversation grew too long for the model (" + said
                        + "): the next attempt starts afresh; split the task" + " if that happens again";
            case NETWORK ->
                "the agent could not reach its model (" + said + "): check the network and the proxy of this machine";
            case CAPACITY, QUOTA -> "the model's servers took no more requests (" + said + "): it is tried again later";
            case SESSION_UNKNOWN ->
                "what the agent was to go on from is gone (" + said + "): the next attempt starts afresh";
            case OTHER -> "the agent failed by its own word: " + said;
        };
    }

    /** For an agent whose output broke off. */
    static Outcome.Failed brokenOff(int exitCode, String tail) {
        return new Outcome.Failed(
                FailureClass.INCOMPLETE,
                "the agent's output broke off before it said that it was through (exit code " + exitCode
                        + "): it crashed or was killed; its last lines say more",
                tail);
    }

    private static String quoted(String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "…";
    }
}
