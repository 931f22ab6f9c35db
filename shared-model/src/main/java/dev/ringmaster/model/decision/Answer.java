package dev.ringmaster.model.decision;

import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.TaskId;
import java.time.Instant;

/**
 * What a person answered.
 *
 * @param question the question, kept for later readers
 * @param text advice for the agent, may be empty
 * @param by who answered
 */
public record Answer(
        DecisionId decision, TaskId task, String question, DecisionOption option, String text, String by, Instant at) {}
