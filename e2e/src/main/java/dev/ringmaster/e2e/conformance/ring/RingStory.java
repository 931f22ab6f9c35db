package dev.ringmaster.e2e.conformance.ring;

import java.util.List;

/**
 * A task of the ring and how it must go.
 *
 * @param script what the model answers
 * @param gate what proves the work
 * @param attempts how many it takes
 * @param answer what a person answers when the agent asks, empty where it does not ask
 * @param lastWords the model's last text, which only a conversation that was gone on with comes to
 */
record RingStory(String script, List<String> gate, int attempts, String answer, String lastWords) {

    RingStory {
        gate = List.copyOf(gate);
    }

    static List<RingStory> all() {
        return List.of(
                new RingStory("success", List.of("sh", "./check.sh"), 1, "", "✓ Wrote greeting.txt; the check passes."),
                new RingStory("gate", List.of("grep", "-qx", "42", "answer.txt"), 2, "", "✓ Corrected answer.txt."),
                new RingStory("limit", List.of("test", "-s", "after.txt"), 2, "", "✓ Finished after the limit."),
                new RingStory(
                        "question",
                        List.of("test", "-s", "answered.txt"),
                        2,
                        "Make it blue.",
                        "✓ The button has the colour that you named."));
    }

    /** What the agent is asked to do; the model's script is chosen by it. */
    String description() {
        return "Do the scripted work.\n\nconformance-script: " + script + "\n";
    }
}
