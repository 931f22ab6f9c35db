package dev.ringmaster.api.rest.reply;

import dev.ringmaster.model.attempt.OutputSource;

/**
 * A window of an attempt's output.
 *
 * @param offset bytes before it; more than asked for where older output is gone
 * @param nextOffset where the next window starts
 * @param complete nothing follows
 */
public record OutputBody(OutputSource source, long offset, long nextOffset, String text, boolean complete) {}
