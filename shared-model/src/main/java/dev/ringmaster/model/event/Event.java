package dev.ringmaster.model.event;

/** A fact that one service tells the others. Immutable; fields are only ever added. */
public sealed interface Event
        permits ProjectEvent,
                TaskEvent,
                ControlEvent,
                AssignmentEvent,
                PromptEvent,
                AttemptEvent,
                WorkEvent,
                WorkerEvent,
                StatusEvent,
                TaskStateRecorded,
                OutputAppended,
                SystemEvent,
                ImprovementEvent,
                DecisionNeeded {

    /** The record's key on its topic; order is kept per key. */
    String key();

    /** What the event is about: the CloudEvents {@code subject}. */
    default String subject() {
        return key();
    }
}
