package dev.ringmaster.cli.release;

import dev.ringmaster.cli.install.ReleasePrograms;
import dev.ringmaster.cli.install.release.Pending;
import dev.ringmaster.cli.install.release.Release;
import dev.ringmaster.cli.install.release.ReleaseFiles;
import dev.ringmaster.cli.install.release.WentBack;
import dev.ringmaster.model.id.ReleaseId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The steps of a release on this machine. Each may be done again after this process was killed in it, and then ends as if it had been
 * done once.
 */
public final class Releases {

    private final ReleasePrograms programs;
    private final ReleaseFiles files;
    private final Swaps swaps;
    private final InstantSource clock;

    public Releases(ReleasePrograms programs, Swaps swaps, InstantSource clock) {
        this.programs = programs;
        this.files = programs.files();
        this.swaps = swaps;
        this.clock = clock;
    }

    /**
     * Puts a release on trial: its programs are current, and the components that differ are replaced.
     *
     * @param ring whose components run
     * @param keepWithin after this the supervisor goes back by itself
     * @param readyWithin how long each component may take
     * @throws IOException if the release is not here, not what was staged, went back before, or another one is on trial
     */
    public Swaps.Outcome activate(ReleaseId id, Path ring, Duration keepWithin, Duration readyWithin)
            throws IOException {
        files.alone(() -> {
            Release release = known(id);
            programs.verify(release);
            Optional<Pending> trial = files.pending();
            if (trial.isPresent() && !trial.get().release().equals(id)) {
                throw new IOException(trial.get().release() + " is on trial; only one release is tried at a time");
            }
            Release good = programs.good();
            if (trial.isEmpty() && !good.id().equals(id)) {
                refuseWhatWentBack(id);
                begin(release, good, ring, keepWithin);
            }
            programs.point(release);
            return release;
        });
        return swaps.toCurrent(readyWithin, false);
    }

    private void refuseWhatWentBack(ReleaseId id) throws IOException {
        Optional<WentBack> back = files.wentBack().filter(one -> one.release().equals(id));
        if (back.isPresent()) {
            throw new IOException(id + " has gone back: " + back.get().reason());
        }
    }

    private void begin(Release release, Release good, Path ring, Duration keepWithin) throws IOException {
        Release former = programs.current().filter(Release::kept).orElse(good);
        Instant now = clock.instant();
        files.forgetWentBack();
        files.write(new Pending(
                release.id(),
                former.id(),
                ring.toString(),
                new TreeSet<>(release.changedSince(former)),
                now,
                now.plus(keepWithin),
                new TreeMap<>()));
    }

    /**
     * Makes a release the one that everything goes back to.
     *
     * @param checkout whose build was installed first; the launchers say so
     * @throws IOException if it is not what runs
     */
    public Release keep(ReleaseId id, Path checkout) throws IOException {
        return files.alone(() -> {
            Release release = known(id);
            Optional<Release> current = programs.current();
            if (current.isEmpty() || !current.get().ids().equals(release.ids()) || goingBack(id)) {
                throw new IOException(id + " is not what runs, so it cannot be kept");
            }
            files.keep(release);
            programs.launch(release, checkout);
            return release;
        });
    }

    private boolean goingBack(ReleaseId id) throws IOException {
        return files.wentBack().filter(back -> back.release().equals(id)).isPresent();
    }

    /** Where going back led. */
    public record Back(Release release, Swaps.Outcome outcome) {}

    /**
     * Makes the programs current that ran before, and replaces the components that differ from them.
     *
     * @param to a kept release to go back to for good; empty for what ran before the trial, or the last known good one
     * @param reason one sentence, for whoever asks why the trial ended
     * @throws IOException if there is none, or it is not what it was
     */
    public Back back(Optional<ReleaseId> to, String reason, Duration readyWithin, Path checkout) throws IOException {
        Release target = files.alone(() -> {
            Release release = target(to);
            programs.verify(release);
            programs.point(release);
            return release;
        });
        Swaps.Outcome outcome = swaps.toCurrent(readyWithin, true);
        if (outcome.failed() == null) {
            files.alone(() -> {
                Optional<Pending> trial = files.pending();
                if (trial.isPresent()) {
                    files.write(new WentBack(trial.get().release(), reason, null, clock.instant()));
                    files.endTrial();
                }
                if (to.isPresent()) {
                    Optional<WentBack> why = files.wentBack();
                    files.keep(target);
                    if (why.isPresent()) {
                        files.write(why.get());
                    }
                }
                programs.launch(target, checkout);
                return target;
            });
        }
        return new Back(target, outcome);
    }

    private Release target(Optional<ReleaseId> to) throws IOException {
        if (to.isPresent()) {
            Release release = known(to.get());
            if (!release.kept()) {
                throw new IOException(release.id() + " was never kept, so nothing goes back to it");
            }
            return release;
        }
        Optional<Pending> trial = files.pending();
        return trial.isPresent() ? known(trial.get().former()) : programs.good();
    }

    private Release known(ReleaseId id) throws IOException {
        programs.good();
        return files.release(id).orElseThrow(() -> new IOException("there is no release " + id + " here"));
    }
}
