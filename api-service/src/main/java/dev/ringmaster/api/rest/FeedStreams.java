package dev.ringmaster.api.rest;

import dev.ringmaster.api.feed.FeedFilter;
import dev.ringmaster.api.feed.FeedSource;
import dev.ringmaster.api.feed.FeedStream;
import dev.ringmaster.api.feed.LiveFeed;
import dev.ringmaster.api.feed.StreamSignal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Opens streams of the feed, whatever carries them. */
@ApplicationScoped
public class FeedStreams {

    /** Readers of the database run here, never on a thread that serves connections. */
    private static final int THREADS = 2;

    private final LiveFeed live;
    private final FeedSource stored;
    private final MeterRegistry metrics;
    private final ExecutorService executor = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("feed-", 1).daemon(true).factory());

    FeedStreams(LiveFeed live, FeedSource stored, MeterRegistry metrics) {
        this.live = live;
        this.stored = stored;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        metrics.gauge("ringmaster.api.streams", live, LiveFeed::readers);
        metrics.gauge("ringmaster.api.feed.newest", live, LiveFeed::newest);
    }

    /** Comes before the wait for requests to end, which an open stream would never do. */
    void stopping(@Observes ShutdownDelayInitiatedEvent event) {
        live.close();
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }

    long newest() {
        return live.newest();
    }

    Multi<StreamSignal> open(FeedFilter filter, long after) {
        return Multi.createFrom()
                .publisher(new FeedStream(live, stored, filter, after, executor, InstantSource.system()));
    }
}
