package dev.ringmaster.queue.task;

import dev.ringmaster.model.attempt.EarlierFailure;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;

/** What is to be done besides keeping the task's new state and telling its status. */
public sealed interface Effect {

    /** The attempt is to end, wherever it is. */
    record Revoke(AttemptId attempt, Epoch epoch, String reason) implements Effect {}

    /** A person is needed. */
    record Ask(Decision decision) implements Effect {}

    /** The next attempt's prompt is to have this. */
    record RememberFailure(EarlierFailure failure) implements Effect {}

    /** The next attempt's prompt is to have this. */
    record RememberAnswer(Answer answer) implements Effect {}
}
