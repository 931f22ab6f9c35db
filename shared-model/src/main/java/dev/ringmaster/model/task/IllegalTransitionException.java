package dev.ringmaster.model.task;

/** A task was asked to make a move that {@link TaskStatus#canBecome} does not allow. */
public final class IllegalTransitionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public IllegalTransitionException(TaskStatus from, TaskStatus to) {
        super("a task that is " + from.word() + " cannot become " + to.word());
    }
}
