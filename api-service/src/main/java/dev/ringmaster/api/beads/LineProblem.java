package dev.ringmaster.api.beads;

/**
 * Something about a line that a person should know.
 *
 * @param line from 1; 0 when it concerns no single line
 */
public record LineProblem(int line, String message) {}
