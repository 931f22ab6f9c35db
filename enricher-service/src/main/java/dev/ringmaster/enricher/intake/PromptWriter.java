package dev.ringmaster.enricher.intake;

import dev.ringmaster.enricher.stage.Enrichment;
import dev.ringmaster.enricher.stage.PromptLimits;
import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.event.AssignmentEvent.TaskAssigned;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.PromptEvent;
import dev.ringmaster.model.event.PromptEvent.TaskPreparationFailed;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.EventId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns an assignment into the event that answers it, once its project is known. Thread-safe. */
public final class PromptWriter {

    private static final String SOURCE = "/ringmaster/enricher-service";

    private final ProjectShelf shelf;
    private final Enrichment enrichment;
    private final Supplier<PromptLimits> limits;
    private final Executor executor;
    private final InstantSource clock;

    /**
     * @param limits asked anew for each prompt
     * @param executor where prompts are built: git is asked, so not on a thread that must not wait
     */
    public PromptWriter(
            ProjectShelf shelf,
            Enrichment enrichment,
            Supplier<PromptLimits> limits,
            Executor executor,
            InstantSource clock) {
        this.shelf = shelf;
        this.enrichment = enrichment;
        this.limits = limits;
        this.executor = executor;
        this.clock = clock;
    }

    /** The same for every prompt of an attempt, so that writing it again after a crash is the same event. */
    public static EventId eventId(AttemptId attempt) {
        return EventId.derivedFrom("prompt of attempt " + attempt);
    }

    /**
     * The prompt, or why there is none; empty when the attempt was revoked before its project was known.
     *
     * @param traceparent the span that the event belongs to
     */
    public CompletionStage<Optional<EventEnvelope>> write(TaskAssigned assigned, @Nullable String traceparent) {
        Assignment assignment = assigned.assignment();
        return shelf.await(assignment.task().project(), assignment.projectVersion(), assignment.attempt())
                .thenApplyAsync(
                        awaited -> answer(assigned, awaited).map(prompt -> envelope(prompt, traceparent)), executor);
    }

    private EventEnvelope envelope(PromptEvent prompt, @Nullable String traceparent) {
        return new EventEnvelope(
                eventId(prompt.assignment().attempt()), SOURCE, Topic.PROMPTS, clock.instant(), traceparent, prompt);
    }

    private Optional<PromptEvent> answer(TaskAssigned assigned, Awaited awaited) {
        return switch (awaited) {
            case Awaited.Known known -> Optional.of(prepare(assigned, known));
            case Awaited.Deleted deleted ->
                Optional.of(new TaskPreparationFailed(
                        assigned.assignment(),
                        "project " + assigned.assignment().task().project() + " was deleted"));
            case Awaited.Revoked revoked -> Optional.empty();
        };
    }

    private PromptEvent prepare(TaskAssigned assigned, Awaited.Known known) {
        try {
            return enrichment.prepare(assigned, known.project(), limits.get());
        } catch (RuntimeException e) {
            // A defect in one stage must not hold up every later task: the queue bounds how often it is tried again.
            return new TaskPreparationFailed(
                    assigned.assignment(),
                    "the prompt could not be built: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
