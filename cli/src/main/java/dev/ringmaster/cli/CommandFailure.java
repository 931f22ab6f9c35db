package dev.ringmaster.cli;

/** A command cannot do what it was asked: one sentence, the next step and an exit code. Shown without a stack trace. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String nextStep;

    /**
     * @param sentence what happened and why, one sentence without a full stop
     * @param nextStep what to do about it, one sentence; empty when there is nothing to advise
     */
    public CommandFailure(ExitCode exitCode, String sentence, String nextStep) {
        super(sentence);
        this.exitCode = exitCode;
        this.nextStep = nextStep;
    }

    /** @param cause shown with {@code --debug} only */
    public CommandFailure(ExitCode exitCode, String sentence, String nextStep, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
        this.nextStep = nextStep;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public String nextStep() {
        return nextStep;
    }
}
