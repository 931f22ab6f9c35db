package dev.ringmaster.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** Reads a prompt, does what it says in a folder, and prints each step. */
final class Agent {

    private final Path root;
    private final PrintStream out;
    private final Duration pace;

    /** @param pace how long to wait before each step, so that a person can watch; zero for not at all */
    Agent(Path root, PrintStream out, Duration pace) {
        this.root = root;
        this.out = out;
        this.pace = pace;
    }

    /** @return the exit code: 0 when something was done, 1 when nothing could be or a step failed */
    int run(String text) throws IOException, InterruptedException {
        try {
            Prompt prompt = Prompt.parse(text);
            if (prompt.isEmpty()) {
                throw new NotUnderstoodException(
                        "The prompt holds no instruction that this agent can follow; "
                                + "it knows \"Create `path`:\", \"Append to `path`:\" and \"Replace in `path`:\" with code blocks.");
            }
            WorkFolder folder = new WorkFolder(root);
            // All of them before the first change: a prompt that tries to leave the folder changes nothing in it
            // either.
            for (Edit edit : prompt.edits()) {
                folder.requireInside(edit.path());
            }
            for (FixHint hint : prompt.hints()) {
                folder.requireInside(hint.path());
            }
            return follow(prompt, new Work(folder)) > 0 ? 0 : 1;
        } catch (NotUnderstoodException e) {
            out.println("✗ " + e.getMessage());
            return 1;
        }
    }

    /** @return how many changes were made */
    private int follow(Prompt prompt, Work work) throws IOException, InterruptedException {
        out.println("read the prompt: " + count(prompt.edits().size(), "instruction") + ", "
                + count(prompt.hints().size(), "fix hint") + " from an earlier attempt");
        int done = 0;
        for (Edit edit : prompt.edits()) {
            Thread.sleep(pace);
            out.println("✓ " + work.apply(edit));
            done++;
        }
        for (FixHint hint : Work.ordered(prompt.hints())) {
            Thread.sleep(pace);
            try {
                out.println("✓ " + work.apply(hint));
                done++;
            } catch (NotUnderstoodException e) {
                // The hint is about what an earlier attempt wrote; this one may have written something else.
                out.println("✗ left a hint aside: " + e.getMessage());
            }
        }
        if (prompt.wantsSignal() && done > 0) {
            out.println("RINGMASTER: DONE " + count(done, "change") + " made as the prompt says.");
        }
        return done;
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
