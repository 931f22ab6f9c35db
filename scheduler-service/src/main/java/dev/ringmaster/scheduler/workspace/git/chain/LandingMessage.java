package dev.ringmaster.scheduler.workspace.git.chain;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.scheduler.workspace.LandingWork;

/** The message of a landed commit: the title, and trailers by which it is known again. */
final class LandingMessage {
    private LandingMessage() {}

    public static String of(LandingWork work) {
        String title = work.title().strip().replaceAll("\\s+", " ");
        return title + "\n\nRingmaster-Task: " + work.task() + "\n" + attemptTrailer(work.attempt()) + "\n";
    }

    public static String attemptTrailer(AttemptId attempt) {
        return "Ringmaster-Attempt: " + attempt;
    }
}
