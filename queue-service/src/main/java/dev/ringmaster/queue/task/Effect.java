package dev.ringmaster.queue.task;

import dev.ringmaster.model.attempt.EarlierFailure;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.WorkerId;

/** What is to be done besides keeping the task's new state and telling its status. */
public sealed interface Effect {

    /** The attempt is to end, wherever it is. */
    record Revoke(AttemptId attempt, Epoch epoch, String reason) implements Effect {}

    /** A person is needed. */
    record Ask(Decision decision) implements Effect {}

    /** The next attempt's prompt is to have this. */
    record RememberFailure(EarlierFailure failure) implements Effect {}

    /** The worker is to get no new work until a person has seen to it. */
    record HoldWorker(WorkerId worker, String window, String reason) implements Effect {}

    /** A person has seen to the worker. */
    record FreeWorker(WorkerId worker) implements Effect {}

    /** The task may spend more than the budgets allow. */
    record RaiseBudget() implements Effect {}

    /** The next attempt's prompt is to have this. */
    record RememberAnswer(Answer answer) implements Effect {}
}
