package dev.ringmaster.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A task as the demo watches it.
 *
 * @param attempts how many it has had, one that has started included
 * @param commit its landed commit; empty before
 * @param hold what it waits for when it is blocked, such as {@code dependency}; empty when it is not
 */
record DemoTask(String id, String title, String status, int attempts, String commit, String sentence, String hold) {

    static DemoTask of(JsonNode task) {
        return new DemoTask(
                task.path("id").asText(),
                task.path("title").asText(),
                task.path("status").asText(),
                task.path("attempts").asInt(),
                task.path("commit").asText(""),
                task.path("sentence").asText(""),
                task.path("blockedBy").path("kind").asText(""));
    }

    /** Which attempt it is at, from 1; 0 before the first. */
    int attempt() {
        return status.equals("assigned") ? attempts + 1 : attempts;
    }

    boolean done() {
        return status.equals("done");
    }

    /** Whether it goes on by itself. */
    boolean active() {
        return underWay() || status.equals("ready") || hold.equals("backoff");
    }

    private boolean underWay() {
        return switch (status) {
            case "assigned", "in_progress", "review" -> true;
            default -> false;
        };
    }

    /** Whether it needs a person, or is over without being done. */
    boolean stuck() {
        return hold.equals("decision") || status.equals("failed") || status.equals("cancelled");
    }
}
