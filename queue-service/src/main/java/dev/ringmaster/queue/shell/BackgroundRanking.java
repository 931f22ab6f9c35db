package dev.ringmaster.queue.shell;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.queue.board.RankRequests;
import dev.ringmaster.queue.rank.Ranker;
import dev.ringmaster.queue.rank.Ranking;
import dev.ringmaster.runtime.ledger.Ledger;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ranks projects on a thread of its own, off the path from an event to an assignment: a short ledger work copies the graph, the
 * metrics are computed here, and another work takes the scores over. Requests for a project that is waiting already are one request,
 * and a project whose ranking takes long is ranked less often.
 */
@ApplicationScoped
public class BackgroundRanking {

    private static final Logger LOG = Logger.getLogger(BackgroundRanking.class);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration LATER = Duration.ofSeconds(5);

    /** Ranking takes at most one part in this many of a core. */
    private static final int SHARE = 10;

    private final Ledger ledger;
    private final QueueKeeper keeper;
    private final QueueMetrics metrics;
    private final Ranker ranker = new Ranker(System::nanoTime);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("queue-ranking").daemon().factory());
    private final Map<ProjectId, Waiting> waiting = new HashMap<>();
    private final Map<ProjectId, Duration> lastTook = new HashMap<>();
    private long graphVersion = System.currentTimeMillis();

    private record Waiting(Future<?> ranking, boolean soon) {}

    BackgroundRanking(Ledger ledger, QueueKeeper keeper, QueueMetrics metrics) {
        this.ledger = ledger;
        this.keeper = keeper;
        this.metrics = metrics;
    }

    void start(@Observes @Priority(Ledger.STATE_LOADS_AT - 1) StartupEvent event) {
        keeper.tellRankRequests(this::request);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void request(RankRequests requests) {
        requests.changed().forEach(project -> request(project, true));
        requests.progressed().forEach(project -> request(project, false));
    }

    private synchronized void request(ProjectId project, boolean soon) {
        Waiting before = waiting.get(project);
        if (thread.isShutdown() || (before != null && (before.soon() || !soon))) {
            return;
        }
        if (before != null) {
            before.ranking().cancel(false);
        }
        Duration rest = lastTook.getOrDefault(project, Duration.ZERO).multipliedBy(SHARE);
        Duration usual = soon ? SOON : LATER;
        Duration delay = rest.compareTo(usual) > 0 ? rest : usual;
        waiting.put(
                project,
                new Waiting(thread.schedule(() -> rank(project), delay.toMillis(), TimeUnit.MILLISECONDS), soon));
    }

    private void rank(ProjectId project) {
        long version;
        synchronized (this) {
            waiting.remove(project);
            version = ++graphVersion;
        }
        try {
            long start = System.nanoTime();
            GraphSnapshot graph = ledger.writeAndWait(
                    tx -> keeper.on(tx, (board, _) -> board.rankings().snapshot(project)));
            Ranking ranking =
                    ranker.rank(graph, keeper.rules().weights(), keeper.rules().rankingLimit());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            synchronized (this) {
                lastTook.put(project, took);
            }
            ledger.writeAndWait(tx -> keeper.on(tx, (board, journal) -> {
                board.rankings().apply(project, version, ranking, journal);
                return Boolean.TRUE;
            }));
            metrics.ranked(took);
            LOG.debugf("ranked: project=%s tasks=%d took=%s", project, graph.size(), took);
        } catch (RuntimeException e) {
            LOG.warnf("ranking failed, the last scores stay: project=%s cause=%s", project, e.toString());
        }
    }
}
