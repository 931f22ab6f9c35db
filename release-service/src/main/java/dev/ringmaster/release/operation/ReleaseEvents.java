package dev.ringmaster.release.operation;

import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Publishes the facts of releases. Each is told at most once of a release, so that telling it again is the same event. */
public final class ReleaseEvents {

    private ReleaseEvents() {}

    public static void publish(LedgerTransaction tx, Event event) throws SQLException {
        switch (event) {
            case ImprovementEvent.OfRelease of -> tx.publish(of, idOf(of));
            case DecisionNeeded needed -> tx.publishOn(Topic.RELEASES, needed);
            default -> tx.publish(event);
        }
    }

    private static EventId idOf(ImprovementEvent.OfRelease event) {
        ReleaseStage stage = stageOf(event);
        return EventId.derivedFrom(
                EventType.of(event).fact() + "/" + event.release().release() + "/"
                        + event.release().attempt().attempt() + (stage == null ? "" : "/" + stage.word()));
    }

    private static @Nullable ReleaseStage stageOf(ImprovementEvent.OfRelease event) {
        return switch (event) {
            case ImprovementEvent.ImprovementStageEntered entered -> entered.stage();
            case ImprovementEvent.ImprovementStagePassed passed -> passed.stage();
            default -> null;
        };
    }
}
