package dev.ringmaster.agent.transport;

/**
 * One line of output without its end.
 *
 * @param text bytes that are no UTF-8 have become U+FFFD
 * @param isCut whether the line was longer than its limit, so that the text is only its beginning
 */
public record Line(String text, boolean isCut) {}
