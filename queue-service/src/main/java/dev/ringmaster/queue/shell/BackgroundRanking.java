package dev.ringmaster.queue.shell;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.queue.board.QueueRules;
import dev.ringmaster.queue.board.RankRequests;
import dev.ringmaster.queue.rank.DeepMetrics;
import dev.ringmaster.queue.rank.Ranker;
import dev.ringmaster.queue.rank.Ranking;
import dev.ringmaster.runtime.ledger.Ledger;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ranks projects on threads of its own, off the path from an event to an assignment, in two phases: soon after a change a short ledger
 * work copies the graph, the metrics of one pass are computed here, and another work takes the scores over; betweenness follows when
 * there is time. Requests for what is waiting already are one request, and a project whose ranking takes long is ranked less often.
 */
@ApplicationScoped
public class BackgroundRanking {

    private static final Logger LOG = Logger.getLogger(BackgroundRanking.class);

    /** After a change to the graph, and after a task's end. */
    private static final Map<Phase, Duration> SOON =
            Map.of(Phase.QUICK, Duration.ofMillis(5), Phase.DEEP, Duration.ofMillis(200));

    private static final Map<Phase, Duration> LATER =
            Map.of(Phase.QUICK, Duration.ofMillis(250), Phase.DEEP, Duration.ofSeconds(5));

    /** Each phase takes at most one part in this many of a core. */
    private static final int SHARE = 10;

    /** A quick ranking is published when none was for so long. */
    private static final Duration TOLD_EVERY = Duration.ofSeconds(1);

    private enum Phase {
        QUICK,
        DEEP
    }

    private record Request(ProjectId project, Phase phase) {}

    private record Waiting(Future<?> ranking, boolean soon) {}

    private record Known(DeepMetrics deep, Instant since) {}

    private static final Known UNKNOWN = new Known(DeepMetrics.NONE, Instant.EPOCH);

    private final Ledger ledger;
    private final QueueKeeper keeper;
    private final QueueMetrics metrics;
    private final Ranker ranker = new Ranker(System::nanoTime);
    /** One for each phase: what follows a change does not stand behind what takes long. */
    private final Map<Phase, ScheduledExecutorService> threads =
            Map.of(Phase.QUICK, thread("queue-ranking"), Phase.DEEP, thread("queue-betweenness"));

    private final Map<Request, Waiting> waiting = new HashMap<>();
    private final Map<Request, Duration> lastTook = new HashMap<>();
    private final Map<ProjectId, Long> lastTold = new ConcurrentHashMap<>();
    private final Map<ProjectId, Known> known = new ConcurrentHashMap<>();
    private long graphVersion = System.currentTimeMillis();

    BackgroundRanking(Ledger ledger, QueueKeeper keeper, QueueMetrics metrics) {
        this.ledger = ledger;
        this.keeper = keeper;
        this.metrics = metrics;
    }

    void start(@Observes @Priority(Ledger.STATE_LOADS_AT - 1) StartupEvent event) {
        keeper.tellRankRequests(this::request);
    }

    void stop(@Observes ShutdownEvent event) {
        threads.values().forEach(ScheduledExecutorService::shutdownNow);
    }

    private void request(RankRequests requests) {
        requests.changed().forEach(project -> request(project, true));
        requests.progressed().forEach(project -> request(project, false));
    }

    private void request(ProjectId project, boolean soon) {
        for (Phase phase : Phase.values()) {
            request(new Request(project, phase), soon);
        }
    }

    private synchronized void request(Request request, boolean soon) {
        Waiting before = waiting.get(request);
        ScheduledExecutorService thread = Objects.requireNonNull(threads.get(request.phase()));
        if (thread.isShutdown() || (before != null && (before.soon() || !soon))) {
            return;
        }
        if (before != null) {
            before.ranking().cancel(false);
        }
        Duration rest = lastTook.getOrDefault(request, Duration.ZERO).multipliedBy(SHARE);
        Duration usual = Objects.requireNonNull((soon ? SOON : LATER).get(request.phase()));
        Duration delay = rest.compareTo(usual) > 0 ? rest : usual;
        waiting.put(
                request,
                new Waiting(thread.schedule(() -> rank(request), delay.toMillis(), TimeUnit.MILLISECONDS), soon));
    }

    private void rank(Request request) {
        ProjectId project = request.project();
        synchronized (this) {
            waiting.remove(request);
        }
        try {
            long start = System.nanoTime();
            Ranking ranking = request.phase() == Phase.QUICK ? quick(project) : deep(project);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            long version;
            synchronized (this) {
                lastTook.put(request, took);
                version = ++graphVersion;
            }
            boolean isTold = request.phase() == Phase.DEEP || isLongSilent(project);
            ledger.writeAndWait(tx -> keeper.on(tx, (board, journal) -> {
                if (isTold) {
                    board.rankings().apply(project, version, ranking, journal);
                } else {
                    board.rankings().take(project, ranking);
                }
                return Boolean.TRUE;
            }));
            if (isTold) {
                lastTold.put(project, System.nanoTime());
            }
            metrics.ranked(took);
            LOG.debugf(
                    "ranked: project=%s phase=%s tasks=%d took=%s",
                    project, request.phase(), ranking.scores().size(), took);
        } catch (RuntimeException e) {
            LOG.warnf("ranking failed, the last scores stay: project=%s cause=%s", project, e.toString());
        }
    }

    private boolean isLongSilent(ProjectId project) {
        Long told = lastTold.get(project);
        return told == null || System.nanoTime() - told > TOLD_EVERY.toNanos();
    }

    private GraphSnapshot snapshot(ProjectId project) {
        return ledger.writeAndWait(
                tx -> keeper.on(tx, (board, _) -> board.rankings().snapshot(project)));
    }

    private Ranking quick(ProjectId project) {
        QueueRules rules = keeper.rules();
        Known last = known.getOrDefault(project, UNKNOWN);
        return ranker.quick(snapshot(project), rules.weights(), rules.rankingLimit(), last.deep(), last.since());
    }

    /** The scores are those of the graph as it is at the end, which may have gone on meanwhile. */
    private Ranking deep(ProjectId project) {
        QueueRules rules = keeper.rules();
        Instant since = Instant.now();
        DeepMetrics deep = ranker.deep(snapshot(project), rules.rankingLimit());
        known.put(project, new Known(deep, since));
        return ranker.withDeep(snapshot(project), rules.weights(), rules.rankingLimit(), deep);
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }
}
