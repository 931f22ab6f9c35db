package dev.ringmaster.scheduler.workspace.git.repository;

import dev.ringmaster.model.id.AttemptId;

/** The refs by which Ringmaster keeps commits of attempts from git's garbage collection, apart from anybody's branches. */
public final class Refs {
    public static final String RESULTS = "refs/ringmaster/result/";

    private Refs() {}

    /** The target's commit that the attempt started from. */
    public static String base(AttemptId attempt) {
        return "refs/ringmaster/base/" + attempt;
    }

    /** The newest commit of the attempt. */
    public static String result(AttemptId attempt) {
        return RESULTS + attempt;
    }

    /** What of an attempt is being released, put upon the target. */
    public static String release(AttemptId attempt) {
        return "refs/ringmaster/release/" + attempt;
    }
}
