package dev.ringmaster.cli.release;

import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.install.InstalledProduct;
import dev.ringmaster.cli.install.Product;
import dev.ringmaster.cli.install.ReleasePrograms;
import dev.ringmaster.cli.install.release.Pending;
import dev.ringmaster.cli.install.release.Release;
import dev.ringmaster.cli.install.release.ReleaseFiles;
import dev.ringmaster.cli.install.release.WentBack;
import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.cli.supervisor.trial.Trial;
import dev.ringmaster.cli.supervisor.trial.Trials;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The trial of one ring as the files of its installation have it. */
public final class InstalledTrials implements Trials {

    private final ReleasePrograms programs;
    private final ReleaseFiles files;
    private final String ring;

    /** @param home the ring's */
    public InstalledTrials(Installation installation, Path home) {
        this.programs = new ReleasePrograms(installation);
        this.files = programs.files();
        this.ring = home.toString();
    }

    @Override
    public Optional<Trial> current() throws IOException {
        Optional<Pending> pending = pending();
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        Pending trial = pending.get();
        boolean goingBack = files.wentBack()
                .filter(back -> back.release().equals(trial.release()))
                .isPresent();
        Set<Component> components = EnumSet.noneOf(Component.class);
        Map<Component, Integer> failed = new EnumMap<>(Component.class);
        for (String word : trial.changed()) {
            Component.ofWord(word).ifPresent(component -> {
                components.add(component);
                failed.put(component, trial.starts().getOrDefault(word, 0));
            });
        }
        return Optional.of(new Trial(trial.release().value(), components, trial.deadline(), failed, goingBack));
    }

    private Optional<Pending> pending() throws IOException {
        return files.pending().filter(trial -> trial.ring().equals(ring));
    }

    @Override
    public void countFailedStart(Component component) throws IOException {
        files.alone(() -> {
            Optional<Pending> trial = pending();
            if (trial.isPresent()) {
                files.write(trial.get().afterFailedStart(component.word()));
            }
            return trial;
        });
    }

    @Override
    public void giveUp(Trial.Refusal refusal, Instant now) throws IOException {
        files.alone(() -> {
            Optional<Pending> trial = pending();
            if (trial.isPresent()) {
                Release former = former(trial.get());
                Component component = refusal.component();
                files.write(new WentBack(
                        trial.get().release(), refusal.reason(), component == null ? null : component.word(), now));
                programs.point(former);
            }
            return trial;
        });
    }

    /** What ran before, or the last known good one if that is damaged. */
    private Release former(Pending trial) throws IOException {
        Optional<Release> former = files.release(trial.former());
        if (former.isPresent()) {
            try {
                programs.verify(former.get(), trial.changed());
                return former.get();
            } catch (IOException damaged) {
                return verifiedGood(trial);
            }
        }
        return verifiedGood(trial);
    }

    private Release verifiedGood(Pending trial) throws IOException {
        Release good = programs.good();
        programs.verify(good, trial.changed());
        return good;
    }

    @Override
    public Set<Component> outdated(Map<Component, ProcessIdentity> running) throws IOException {
        Map<Product, InstalledProduct> current = programs.installation().current();
        RunningPrograms programsThatRun =
                new RunningPrograms(programs.installation().app());
        Set<Component> outdated = EnumSet.noneOf(Component.class);
        running.forEach((component, process) -> {
            InstalledProduct wanted = current.get(Product.of(component));
            Optional<String> runs = programsThatRun.idOf(component, process);
            if (wanted != null
                    && runs.isPresent()
                    && !runs.get().equals(wanted.folder().getFileName().toString())) {
                outdated.add(component);
            }
        });
        return outdated;
    }

    @Override
    public void end() throws IOException {
        files.alone(() -> {
            // Where another trial began meanwhile there is nothing of this one left to end.
            Optional<Pending> trial = pending();
            Optional<WentBack> back = files.wentBack();
            if (trial.isPresent()
                    && back.isPresent()
                    && back.get().release().equals(trial.get().release())) {
                files.endTrial();
            }
            return trial;
        });
    }
}
