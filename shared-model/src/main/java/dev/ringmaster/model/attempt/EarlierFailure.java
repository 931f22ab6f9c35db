package dev.ringmaster.model.attempt;

import dev.ringmaster.model.id.AttemptId;

/**
 * How an earlier attempt of the same task failed, for the next one's prompt.
 *
 * @param number which attempt it was, from 1
 * @param message one sentence
 * @param detail gate output or last lines; may be empty
 */
public record EarlierFailure(AttemptId attempt, int number, String message, String detail) {}
