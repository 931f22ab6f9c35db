package dev.ringmaster.api.readmodel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.api.feed.FeedItem;
import dev.ringmaster.api.feed.LiveFeed;
import dev.ringmaster.api.release.ReleaseRepository;
import dev.ringmaster.api.store.DecisionRepository;
import dev.ringmaster.api.store.Documents;
import dev.ringmaster.api.view.BrakeRepository;
import dev.ringmaster.api.view.ComponentRepository;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.api.view.LineRepository;
import dev.ringmaster.api.view.OutputRepository;
import dev.ringmaster.api.view.TaskStateRepository;
import dev.ringmaster.api.view.WorkRepository;
import dev.ringmaster.api.view.WorkerRepository;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.event.OutputAppended;
import dev.ringmaster.model.event.ProjectEvent;
import dev.ringmaster.model.event.PromptEvent;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.event.SystemEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.event.TaskStateRecorded;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.event.WorkEvent;
import dev.ringmaster.model.event.WorkerEvent;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.runtime.inbox.EventHandler;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each event changes in the read model. Runs on the writer thread; streams are told after the commit. */
@ApplicationScoped
public class ReadModel implements EventHandler {

    private final TaskStateRepository states;
    private final AttemptFacts attempts;
    private final WorkerRepository workers;
    private final WorkRepository work;
    private final ComponentRepository components;
    private final OutputRepository output;
    private final LineRepository lines;
    private final DecisionRepository decisions;
    private final ReleaseRepository releases;
    private final BrakeRepository brakes;
    private final FeedRepository feed;
    private final LiveFeed live;
    private final ObjectMapper json;
    private final Documents documents;
    private final List<FeedItem> committed = new ArrayList<>();

    ReadModel(
            TaskStateRepository states,
            AttemptFacts attempts,
            WorkerRepository workers,
            WorkRepository work,
            ComponentRepository components,
            OutputRepository output,
            LineRepository lines,
            DecisionRepository decisions,
            ReleaseRepository releases,
            BrakeRepository brakes,
            FeedRepository feed,
            LiveFeed live,
            ObjectMapper json,
            Documents documents) {
        this.states = states;
        this.attempts = attempts;
        this.workers = workers;
        this.work = work;
        this.components = components;
        this.output = output;
        this.lines = lines;
        this.decisions = decisions;
        this.releases = releases;
        this.brakes = brakes;
        this.feed = feed;
        this.live = live;
        this.json = json;
        this.documents = documents;
    }

    @Override
    public void handle(LedgerTransaction tx, EventEnvelope event) throws SQLException {
        switch (event.data()) {
            case ProjectEvent project -> feed(tx, event);
            case TaskEvent task -> feed(tx, event);
            case ControlEvent control -> feed(tx, event);
            case AssignmentEvent assignment -> {
                attempts.take(tx, assignment, event.time());
                feed(tx, event);
            }
            case PromptEvent prompt -> {
                attempts.take(tx, prompt, event.time());
                feed(tx, event);
            }
            case AttemptEvent attempt -> {
                attempts.take(tx, attempt, event.time());
                feed(tx, event);
            }
            case WorkEvent.WorkRecorded recorded -> {
                work.put(tx, recorded);
                feed(tx, event);
            }
            case WorkEvent.WorkRemoved removed -> feed(tx, event);
            case WorkEvent.WorkCollected collected -> feed(tx, event);
            case WorkerEvent worker -> {
                workers.put(tx, worker);
                feed(tx, event);
            }
            case StatusEvent.OfTask status -> {
                state(tx, status.state());
                feed(tx, event);
            }
            case StatusEvent.QueueRanked ranked -> {
                states.rank(tx, ranked);
                feed(tx, event);
            }
            // Of use to nobody but the explanation of a task: the feed would grow by it with every ranking.
            case StatusEvent.QueueLinedUp line -> lines.put(tx, line);
            case StatusEvent.WorkersHeld held -> {
                brakes.hold(tx, held.hold());
                feed(tx, event);
            }
            case StatusEvent.WorkersFreed freed -> {
                brakes.free(tx, freed.hold());
                feed(tx, event);
            }
            case StatusEvent.BudgetRecorded recorded -> {
                brakes.budget(tx, recorded.budget());
                feed(tx, event);
            }
            case StatusEvent.SlotsScaled scaled -> {
                workers.scale(tx, scaled);
                feed(tx, event);
            }
            // Says what a status event has said: the feed would hold everything twice.
            case TaskStateRecorded recorded -> state(tx, recorded.state());
            case OutputAppended appended -> {
                Optional<Long> row = output.put(tx, appended);
                if (row.isPresent()) {
                    feed(tx, event, row.get());
                }
            }
            case SystemEvent system -> {
                components.put(tx, system);
                feed(tx, event);
            }
            case ImprovementEvent improvement -> {
                releases.take(tx, improvement);
                if (improvement instanceof ImprovementEvent.ImprovementBlocked blocked) {
                    withdrawEarlier(tx, blocked);
                }
                feed(tx, event);
            }
            case DecisionNeeded needed -> {
                decide(tx, needed.decision());
                feed(tx, event);
            }
        }
    }

    @Override
    public void handleTombstone(LedgerTransaction tx, Topic topic, String key) throws SQLException {
        if (topic == Topic.WORKERS) {
            workers.delete(tx, key);
        }
    }

    @Override
    public void endOfBatch(LedgerTransaction tx) {
        tx.afterCommit(() -> {
            live.append(List.copyOf(committed));
            committed.clear();
        });
    }

    private void state(LedgerTransaction tx, TaskState state) throws SQLException {
        states.put(tx, state);
        for (Decision open : decisions.openOf(tx, state.task())) {
            Optional<String> because = WithdrawalPolicy.reason(open, state);
            if (because.isPresent()) {
                decisions.withdraw(tx, open.id(), because.get());
            }
        }
    }

    /** An answer is bound to the tree that was shown: once another one is asked about, earlier questions are void. */
    private void withdrawEarlier(LedgerTransaction tx, ImprovementEvent.ImprovementBlocked blocked)
            throws SQLException {
        for (Decision open : decisions.openOf(tx, blocked.release().attempt().task())) {
            boolean ofReleases =
                    open.kind() == DecisionKind.PROTECTED_CHANGE || open.kind() == DecisionKind.TESTS_MISSING;
            if (ofReleases && !open.id().equals(blocked.decision())) {
                decisions.withdraw(tx, open.id(), "the work was put upon a newer target");
            }
        }
    }

    /** The task may have gone on already: topics have no order between them. */
    private void decide(LedgerTransaction tx, Decision decision) throws SQLException {
        Optional<String> because =
                states.find(tx, decision.task()).flatMap(state -> WithdrawalPolicy.reason(decision, state));
        decisions.create(tx, decision, because.orElse(null));
    }

    private void feed(LedgerTransaction tx, EventEnvelope event) throws SQLException {
        feed(tx, event, null);
    }

    private void feed(LedgerTransaction tx, EventEnvelope event, @Nullable Long outputRow) throws SQLException {
        EventSubject about = EventSubject.of(event.data());
        String shown = shown(event.data());
        // The text of output is kept once, with the attempt.
        String kept = outputRow == null ? shown : without("text", event.data());
        long seq = feed.append(tx, item(event, about, 0, kept), outputRow);
        FeedItem appended = item(event, about, seq, shown);
        tx.afterCommit(() -> committed.add(appended));
    }

    /** The event's JSON; a prompt is left out, which is large and is kept with the attempt. */
    private String shown(Event event) {
        return event instanceof PromptEvent.TaskPrepared ? without("prompt", event) : documents.write(event);
    }

    private String without(String member, Event event) {
        ObjectNode data = json.valueToTree(event);
        data.remove(member);
        return data.toString();
    }

    private static FeedItem item(EventEnvelope event, EventSubject about, long seq, String data) {
        return new FeedItem(
                seq,
                event.id().toString(),
                event.type().fact(),
                event.source(),
                event.data().subject(),
                about.task(),
                about.project(),
                event.time(),
                data);
    }
}
