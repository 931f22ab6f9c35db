package dev.ringmaster.e2e.flywheel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of one release, in their order, and what can be read from their times. */
final class ReleaseStory {

    private final List<JsonNode> events = new ArrayList<>();

    void add(JsonNode event) {
        events.add(event);
    }

    Optional<JsonNode> first(String fact) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(fact))
                .findFirst();
    }

    /** The one that a release ends with, or waits for a person at; or the attempt's own end, where nothing was handed over. */
    Optional<JsonNode> end() {
        return events.stream()
                .filter(event -> List.of(
                                        "improvement.kept",
                                        "improvement.rejected",
                                        "improvement.went-back",
                                        "improvement.blocked")
                                .contains(event.path("type").asText())
                        || endedUnreleased(event))
                .findFirst();
    }

    private boolean endedUnreleased(JsonNode event) {
        return event.path("type").asText().equals("attempt.finished")
                && first("improvement.begun").isEmpty();
    }

    /** From one event to another, in seconds with one decimal; {@code -} where one is missing. */
    String between(String from, String to) {
        Optional<Instant> start = first(from).map(ReleaseStory::time);
        Optional<Instant> stop = first(to).map(ReleaseStory::time);
        return start.isPresent() && stop.isPresent()
                ? "%.1f".formatted(Duration.between(start.get(), stop.get()).toMillis() / 1000.0)
                : "-";
    }

    /** How long a stage took, in seconds; {@code -} if it was not passed. */
    String stage(String word) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals("improvement.stage-passed")
                        && event.path("data").path("stage").asText().equals(word))
                .findFirst()
                .map(event -> "%.1f"
                        .formatted(
                                Duration.parse(event.path("data").path("took").asText())
                                                .toMillis()
                                        / 1000.0))
                .orElse("-");
    }

    /** From the beginning of going back to its end, in seconds; empty when nothing went back. */
    Optional<Double> backSeconds() {
        Optional<Instant> begun = events.stream()
                .filter(event -> event.path("type").asText().equals("improvement.stage-entered")
                        && event.path("data").path("stage").asText().equals("go_back"))
                .findFirst()
                .map(ReleaseStory::time);
        Optional<Instant> ended = first("improvement.went-back").map(ReleaseStory::time);
        return begun.isPresent() && ended.isPresent()
                ? Optional.of(Duration.between(begun.get(), ended.get()).toMillis() / 1000.0)
                : Optional.empty();
    }

    /** The longest gap of a component that was replaced, in ms; {@code -} when none was. */
    String longestGap() {
        return first("improvement.live")
                .map(live -> {
                    long longest = 0;
                    for (JsonNode swap : live.path("data").path("swaps")) {
                        longest = Math.max(longest, swap.path("gapMillis").asLong());
                    }
                    return Long.toString(longest);
                })
                .orElse("-");
    }

    private static Instant time(JsonNode event) {
        return Instant.parse(event.path("time").asText());
    }
}
