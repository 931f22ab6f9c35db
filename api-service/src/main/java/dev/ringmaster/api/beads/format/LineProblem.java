package dev.ringmaster.api.beads.format;

/**
 * Something about a line that a person should know.
 *
 * @param line from 1; 0 when it concerns no single line
 * @param invalid the line could not be read, and is left out where the import goes on without it
 */
public record LineProblem(int line, String message, boolean invalid) {

    public static LineProblem remark(int line, String message) {
        return new LineProblem(line, message, false);
    }
}
