package dev.ringmaster.e2e.conformance.ring;

import dev.ringmaster.e2e.conformance.cli.WorkerCli;
import java.util.List;

/**
 * A task of the ring and how it must go.
 *
 * @param script what the model answers
 * @param gate what proves the work
 * @param ends how each attempt must end: the kind of its outcome, and after a slash the class of a failure
 * @param answer what a person answers when the agent asks, empty where it does not ask
 * @param lastWords the model's last text, which only a conversation that was gone on with comes to; empty where nobody waits for the
 *     end of the task, only for its first attempt's
 */
record RingStory(String script, List<String> gate, List<String> ends, String answer, String lastWords) {

    RingStory {
        gate = List.copyOf(gate);
        ends = List.copyOf(ends);
    }

    static List<RingStory> work() {
        return List.of(
                new RingStory(
                        "success",
                        List.of("sh", "./check.sh"),
                        List.of("succeeded"),
                        "",
                        "✓ Wrote greeting.txt; the check passes."),
                new RingStory(
                        "gate",
                        List.of("grep", "-qx", "42", "answer.txt"),
                        List.of("failed/gate_failed", "succeeded"),
                        "",
                        "✓ Corrected answer.txt."),
                new RingStory(
                        "question",
                        List.of("test", "-s", "answered.txt"),
                        List.of("needs_decision", "succeeded"),
                        "Make it blue.",
                        "✓ The button has the colour that you named."));
    }

    static RingStory limit(WorkerCli cli) {
        List<String> ends =
                CliOfRing.waitsByItself(cli) ? List.of("succeeded") : List.of("quota_exhausted", "succeeded");
        return new RingStory("limit", List.of("test", "-s", "after.txt"), ends, "", "✓ Finished after the limit.");
    }

    /** One whose model is not there. */
    static RingStory alone() {
        return new RingStory("alone", List.of("true"), List.of("failed/network"), "", "");
    }

    boolean endsWithItsFirstAttempt() {
        return lastWords.isEmpty();
    }

    /** The name under which the model's journal keeps a CLI's conversation. */
    String conversation(WorkerCli cli) {
        return script + " " + cli.name();
    }

    /** What the agent is asked to do; the model's script is chosen by it. */
    String description(WorkerCli cli) {
        return "Do the scripted work.\n\nconformance-script: " + conversation(cli) + "\n";
    }
}
