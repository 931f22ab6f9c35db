package dev.ringmaster.cli;

/** What the process's exit code tells a script; {@code ringmaster help exit-codes} prints this table. */
public enum ExitCode {
    OK(0, "it worked"),
    FAILED(1, "it did not work; standard error says why"),
    USAGE(2, "the command line is not understood"),
    NOT_FOUND(3, "what was named does not exist"),
    UNREACHABLE(4, "the server cannot be reached, or the token is not accepted"),
    CONFLICT(5, "someone else changed it first, or it is not in a state that allows this"),
    TASK_FAILED(6, "a task that was waited for failed or was cancelled"),
    NEEDS_DECISION(7, "a task that was waited for needs a person's decision"),
    INTERRUPTED(130, "interrupted by Ctrl+C");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }
}
