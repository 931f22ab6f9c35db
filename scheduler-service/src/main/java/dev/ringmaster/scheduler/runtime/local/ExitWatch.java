package dev.ringmaster.scheduler.runtime.local;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.scheduler.runtime.AttemptLiveness;
import dev.ringmaster.scheduler.runtime.OutputWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Waits for agents to end: told by the process where the shim is our child, by its exit record's appearance where it is not. A slow sweep
 * finds what neither tells, a shim that was killed without writing down anything. Thread-safe.
 */
final class ExitWatch implements AutoCloseable {
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofMillis(50);

    private final FolderWatch folders;
    private final Function<AttemptId, AttemptLiveness> find;
    private final Function<AttemptId, AttemptFolder> folderOf;
    private final Map<AttemptId, Waiting> waiting = new ConcurrentHashMap<>();
    private final Runnable alongside;
    private final LongAdder foundBySweep = new LongAdder();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("exit-sweep").factory());

    /** @param alongside quick work that is done with each sweep; must not throw */
    ExitWatch(
            FolderWatch folders,
            Function<AttemptId, AttemptLiveness> find,
            Function<AttemptId, AttemptFolder> folderOf,
            Runnable alongside) {
        this.alongside = alongside;
        this.folders = folders;
        this.find = find;
        this.folderOf = folderOf;
        timer.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    CompletionStage<AttemptLiveness> of(AttemptId attempt, boolean child) {
        Waiting entry = waiting.computeIfAbsent(attempt, a -> new Waiting());
        if (!child) {
            watchFolder(attempt, entry);
        }
        look(attempt);
        return entry.over;
    }

    /** Looks whether the attempt is over, and says so to who waits. */
    boolean look(AttemptId attempt) {
        Waiting entry = waiting.get(attempt);
        if (entry == null) {
            return false;
        }
        AttemptLiveness liveness;
        try {
            liveness = find.apply(attempt);
        } catch (UncheckedIOException e) {
            // No proof of anything, for example out of file descriptors: the sweep looks again.
            return false;
        }
        if (liveness instanceof AttemptLiveness.Running || !waiting.remove(attempt, entry)) {
            return false;
        }
        entry.close();
        return entry.over.complete(liveness);
    }

    void lookSoon(AttemptId attempt) {
        timer.schedule(() -> look(attempt), SOON.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isOverWithin(AttemptId attempt, Duration limit) throws InterruptedException {
        Waiting entry = waiting.get(attempt);
        if (entry == null) {
            return true;
        }
        try {
            entry.over.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    long foundBySweep() {
        return foundBySweep.sum();
    }

    private void watchFolder(AttemptId attempt, Waiting entry) {
        AttemptFolder folder = folderOf.apply(attempt);
        String exitRecord = folder.run().exitFile().getFileName().toString();
        try {
            folder.create();
            entry.watchOnce(() -> folders.watch(folder.path(), name -> {
                if (name.equals(exitRecord) || name.equals(FolderWatch.ANYTHING)) {
                    Thread.startVirtualThread(() -> look(attempt));
                }
            }));
        } catch (IOException e) {
            throw new UncheckedIOException("attempt " + attempt + " cannot be watched", e);
        }
    }

    private void sweep() {
        alongside.run();
        for (AttemptId attempt : waiting.keySet()) {
            if (isOver(attempt)) {
                // A notification may be on its way: only an end that none tells of is the sweep's find.
                timer.schedule(
                        () -> {
                            if (look(attempt)) {
                                foundBySweep.increment();
                            }
                        },
                        SOON.toMillis(),
                        TimeUnit.MILLISECONDS);
            }
        }
    }

    private boolean isOver(AttemptId attempt) {
        try {
            return !(find.apply(attempt) instanceof AttemptLiveness.Running);
        } catch (UncheckedIOException e) {
            // No proof of anything, for example out of file descriptors: the next sweep looks again.
            return false;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Opens a watch. */
    private interface Opening {
        OutputWatch open() throws IOException;
    }

    private static final class Waiting {
        private final CompletableFuture<AttemptLiveness> over = new CompletableFuture<>();
        private @Nullable OutputWatch watch;

        synchronized void watchOnce(Opening opening) throws IOException {
            if (watch == null && !over.isDone()) {
                watch = opening.open();
            }
        }

        synchronized void close() {
            if (watch != null) {
                watch.close();
            }
        }
    }
}
