package dev.ringmaster.scheduler.conduct;

import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.scheduler.agent.AgentListener;
import dev.ringmaster.scheduler.attempt.AttemptDecision;
import dev.ringmaster.scheduler.attempt.Step;
import dev.ringmaster.scheduler.health.HealthMonitor;
import dev.ringmaster.scheduler.kept.WorkBooks;
import dev.ringmaster.scheduler.kept.WorktreeTidier;
import dev.ringmaster.scheduler.landing.AttemptLander;
import dev.ringmaster.scheduler.landing.ConflictForecast;
import dev.ringmaster.scheduler.landing.proof.AttemptProver;
import dev.ringmaster.scheduler.launch.AttemptObserver;
import dev.ringmaster.scheduler.launch.AttemptStarter;
import dev.ringmaster.scheduler.operations.DecisionListener;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.WorkThreads;
import dev.ringmaster.scheduler.output.OutputStreamer;
import dev.ringmaster.scheduler.setup.AttemptSurroundings;
import dev.ringmaster.scheduler.worker.WorkerRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Hands the steps of durable decisions to those who take them, each on the threads of its kind; waits for nothing itself. */
@ApplicationScoped
public class Conductor implements DecisionListener {

    private final AttemptStarter starter;
    private final AttemptObserver observer;
    private final AttemptProver prover;
    private final AttemptLander lander;
    private final ConflictForecast forecast;
    private final WorktreeTidier tidier;
    private final WorkBooks books;
    private final AttemptSurroundings surroundings;
    private final OutputStreamer output;
    private final AgentListener agents;
    private final WorkerRegistry workers;
    private final AttemptMetrics metrics;
    private final WorkThreads threads;
    private final HealthMonitor health;

    Conductor(
            AttemptStarter starter,
            AttemptObserver observer,
            AttemptProver prover,
            AttemptLander lander,
            ConflictForecast forecast,
            WorktreeTidier tidier,
            WorkBooks books,
            AttemptSurroundings surroundings,
            OutputStreamer output,
            AgentListener agents,
            WorkerRegistry workers,
            AttemptMetrics metrics,
            WorkThreads threads,
            HealthMonitor health) {
        this.starter = starter;
        this.observer = observer;
        this.prover = prover;
        this.lander = lander;
        this.forecast = forecast;
        this.tidier = tidier;
        this.books = books;
        this.surroundings = surroundings;
        this.output = output;
        this.agents = agents;
        this.workers = workers;
        this.metrics = metrics;
        this.threads = threads;
        this.health = health;
    }

    @Override
    public void decided(LiveAttempt attempt, AttemptDecision decision) {
        for (AttemptEvent event : decision.events()) {
            note(attempt, event);
        }
        for (Step step : decision.steps()) {
            take(attempt, step);
        }
        if (decision.next().isOver()) {
            output.end(attempt.id());
            agents.forget(attempt.id());
            threads.tidy(() -> surroundings.release(attempt.id()));
        }
    }

    /** Takes a step, now or in its turn. */
    void take(LiveAttempt attempt, Step step) {
        switch (step) {
            case Step.Start start -> threads.start(() -> starter.start(attempt));
            case Step.TakeClaim claim -> threads.start(() -> starter.takeClaim(attempt, claim.reason()));
            case Step.Watch watch -> threads.watch(() -> observer.watch(attempt, watch.startedAt()));
            case Step.EndProcess end -> {
                observer.condemn(attempt.id());
                threads.watch(() -> observer.end(attempt, end.atOnce()));
            }
            case Step.Prove prove -> prover.prove(attempt);
            case Step.EndProof end -> prover.end(attempt);
            case Step.AwaitLanding await -> lander.queue(attempt);
            case Step.AwaitMerge await -> lander.queue(attempt);
            case Step.HoldLane hold -> lander.hold(attempt);
            case Step.FreeLane free -> lander.free(attempt);
            case Step.TidyUp tidy -> threads.order(() -> tidier.tidy(attempt, tidy));
        }
    }

    private void note(LiveAttempt attempt, AttemptEvent event) {
        switch (event) {
            case AttemptEvent.AttemptStarted started -> {
                workers.started(attempt.ref().worker());
                output.follow(attempt);
                agents.follow(attempt);
                health.follow(attempt);
                metrics.started(attempt.assignment(), started);
            }
            case AttemptEvent.AttemptExited exited -> {
                workers.ended(attempt.ref().worker());
                health.forget(attempt.id());
                metrics.exited(exited);
            }
            case AttemptEvent.AttemptFinished finished -> {
                metrics.finished(finished);
                books.changed(attempt.ref().project());
            }
            case AttemptEvent.AttemptDeclined declined -> metrics.declined(declined);
            case AttemptEvent.AttemptProgressed progressed -> {}
            case AttemptEvent.AttemptReported reported -> {}
            case AttemptEvent.AttemptHealthChanged changed -> {}
            case AttemptEvent.AttemptProven proven -> {
                books.changed(attempt.ref().project());
                forecast.changed(attempt.ref().project());
            }
            case AttemptEvent.AttemptHandedOver handedOver ->
                books.changed(attempt.ref().project());
            case AttemptEvent.AttemptLanded landed ->
                forecast.changed(attempt.ref().project());
            case AttemptEvent.AttemptConflicted conflicted -> {}
            case AttemptEvent.AttemptAwaitsReview review ->
                books.changed(attempt.ref().project());
            case AttemptEvent.AttemptProposed proposed ->
                books.changed(attempt.ref().project());
        }
    }
}
