package dev.ringmaster.cli.output;

import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.Surroundings;

/** Colours, or none: only on a terminal, and without {@code NO_COLOR} (no-color.org), {@code TERM=dumb} and {@code --no-color}. */
public final class Ink {

    private final boolean colours;

    public Ink(boolean colours) {
        this.colours = colours;
    }

    public static Ink of(RingmasterCommand root) {
        Surroundings around = root.surroundings();
        return new Ink(around.terminal()
                && !root.noColor()
                && around.environment().getOrDefault("NO_COLOR", "").isEmpty()
                && !around.environment().getOrDefault("TERM", "").equals("dumb"));
    }

    public String bold(String text) {
        return in("1", text);
    }

    public String faint(String text) {
        return in("2", text);
    }

    /** A status in the colour of what it means to a person: done, at work, waiting, wrong. */
    public String status(String word) {
        return switch (word) {
            case "done", "available", "up", "ready", "succeeded", "landed" -> in("32", word);
            case "in_progress", "assigned", "review", "busy", "running", "prepared", "exited", "proven" ->
                in("36", word);
            case "blocked", "open", "paused", "draft", "starting" -> in("33", word);
            case "failed", "cancelled", "offline", "down", "declined", "timed_out", "lost" -> in("31", word);
            default -> word;
        };
    }

    private String in(String code, String text) {
        return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
