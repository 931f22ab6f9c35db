package dev.ringmaster.release.stage.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.model.release.ComponentSwap;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.pipeline.ReleaseState;
import dev.ringmaster.release.stage.Job;
import dev.ringmaster.release.stage.Programs;
import dev.ringmaster.release.stage.Tools;
import dev.ringmaster.release.vitals.Limits;
import dev.ringmaster.release.vitals.RingReader;
import dev.ringmaster.release.vitals.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Watches the ring for the health window; one that was interrupted by a restart goes on with what is left of it. */
public final class WatchStage {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int LOOKS = 20;
    private static final int LEAST_LOOKS = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tools tools;

    public WatchStage(Tools tools) {
        this.tools = tools;
    }

    public ReleaseCommand work(Job job) throws IOException, InterruptedException {
        if (!(job.release().state() instanceof ReleaseState.Watching watching)) {
            throw new IllegalArgumentException(job.release().id() + " is not watched");
        }
        if (Programs.changed(tools.places(), job.release().id()).isEmpty()) {
            return new ReleaseCommand.Pass(ReleaseStage.WATCH, "no program differs, so there is nothing to watch");
        }
        Optional<Before> before =
                Before.read(tools.places().before(job.release().id()));
        if (before.isEmpty()) {
            return new ReleaseCommand.Harm(
                    "What is known of the ring before the release is gone, so that nothing can be compared.", "");
        }
        return watch(job, watching, before.get());
    }

    private ReleaseCommand watch(Job job, ReleaseState.Watching watching, Before before)
            throws IOException, InterruptedException {
        Duration window = tools.settings().healthWindow();
        Duration pause = window.dividedBy(LOOKS).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : window.dividedBy(LOOKS);
        Instant began = tools.clock().instant();
        Instant least = began.plus(pause.multipliedBy(LEAST_LOOKS));
        Instant end =
                watching.since().plus(window).isAfter(least) ? watching.since().plus(window) : least;
        Instant half = began.plus(Duration.between(began, end).dividedBy(2));
        Set<String> swapped =
                watching.swaps().stream().map(ComponentSwap::component).collect(Collectors.toSet());
        Watch watch = new Watch(
                before.vitals(),
                swapped,
                watching.since(),
                new Limits(tools.settings().latencyFactor(), tools.settings().errorRate()));
        // The first look tells which processes run, so that one which ends while the probe goes round is missed by
        // name.
        Optional<String> harm = watch.see(tools.reader().read(), tools.ends().since(watching.since()));
        if (harm.isEmpty()) {
            harm = probe(before);
        }
        boolean passedHalf = false;
        while (harm.isEmpty() && tools.clock().instant().isBefore(end)) {
            Optional<String> gone = wentBack(job);
            if (gone.isPresent()) {
                return new ReleaseCommand.Harm(gone.get(), watch.evidence());
            }
            harm = watch.see(tools.reader().read(), tools.ends().since(watching.since()));
            if (!passedHalf && !tools.clock().instant().isBefore(half)) {
                watch.passHalf();
                passedHalf = true;
            }
            pause(pause);
        }
        if (harm.isEmpty()) {
            return wentBack(job)
                    .<ReleaseCommand>map(gone -> new ReleaseCommand.Harm(gone, watch.evidence()))
                    .orElseGet(() ->
                            new ReleaseCommand.Pass(ReleaseStage.WATCH, watch.evidence() + "\n" + spoken(before)));
        }
        return tools.settings().autoRollback()
                ? new ReleaseCommand.Harm(harm.get(), watch.evidence())
                : new ReleaseCommand.Pass(
                        ReleaseStage.WATCH,
                        "auto_rollback is off, so this was not taken back: " + harm.get() + "\n" + watch.evidence());
    }

    /** A ring that brought no task round before is not this release's fault. */
    private Optional<String> probe(Before before) throws IOException, InterruptedException {
        return before.probe() == RingReader.Probe.CAME_BACK && tools.reader().sendTask() != RingReader.Probe.CAME_BACK
                ? Optional.of("A task that was sent round the ring as a probe did not come back.")
                : Optional.empty();
    }

    private static String spoken(Before before) {
        return switch (before.probe()) {
            case CAME_BACK -> "a task was sent round the ring and came back";
            case LOST -> "no task was sent round the ring, because none came back before the release either";
            case NOT_SENT -> "no task was sent round the ring, because no API runs";
        };
    }

    /** Why the supervisor took the release back by itself, if it did. */
    private Optional<String> wentBack(Job job) throws IOException {
        Path file = tools.places().wentBack();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode told = JSON.readTree(Files.readString(file));
        return told.path("release").asText("").equals(job.release().id().value())
                ? Optional.of(
                        "The supervisor took it back: " + told.path("reason").asText("it gave no reason"))
                : Optional.empty();
    }

    private static void pause(Duration length) throws InterruptedException {
        if (new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("nobody counts this down");
        }
    }
}
