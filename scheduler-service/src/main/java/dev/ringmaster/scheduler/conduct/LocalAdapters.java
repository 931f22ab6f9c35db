package dev.ringmaster.scheduler.conduct;

import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.forge.ForgeProgram;
import dev.ringmaster.scheduler.gate.GateRunner;
import dev.ringmaster.scheduler.gate.ProcessGateRunner;
import dev.ringmaster.scheduler.launch.WorkerGateBounds;
import dev.ringmaster.scheduler.limits.cgroup.Cgroups;
import dev.ringmaster.scheduler.runtime.AgentRuntime;
import dev.ringmaster.scheduler.runtime.local.LocalProcessRuntime;
import dev.ringmaster.scheduler.workspace.Copies;
import dev.ringmaster.scheduler.workspace.Foresight;
import dev.ringmaster.scheduler.workspace.LandingSteps;
import dev.ringmaster.scheduler.workspace.Proposals;
import dev.ringmaster.scheduler.workspace.WorkInventory;
import dev.ringmaster.scheduler.workspace.Worktrees;
import dev.ringmaster.scheduler.workspace.git.CommitIdentity;
import dev.ringmaster.scheduler.workspace.git.GitWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** Chooses the adapters: agents, gates and worktrees on this machine. */
@ApplicationScoped
public class LocalAdapters {

    private final RingSettings ring;

    LocalAdapters(RingSettings ring) {
        this.ring = ring;
    }

    @Produces
    @Singleton
    Cgroups cgroups() {
        return Cgroups.probe(ring.folder().attempts());
    }

    @Produces
    @Singleton
    AgentRuntime runtime(Cgroups cgroups) throws InterruptedException {
        try {
            return new LocalProcessRuntime(ring.folder().attempts(), cgroups);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "agents cannot be run here: " + ring.folder().attempts() + " cannot be used", e);
        }
    }

    @Produces
    @Singleton
    GitWorkspace workspace() {
        try {
            return new GitWorkspace(ring.folder().state(), CommitIdentity.RINGMASTER);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "worktrees cannot be kept in " + ring.folder().state(), e);
        }
    }

    @Produces
    @Singleton
    Worktrees worktrees(GitWorkspace workspace) {
        return workspace.worktrees();
    }

    @Produces
    @Singleton
    LandingSteps landing(GitWorkspace workspace) {
        return workspace.landing();
    }

    @Produces
    @Singleton
    Foresight foresight(GitWorkspace workspace) {
        return workspace.foresight();
    }

    @Produces
    @Singleton
    Copies copies(GitWorkspace workspace) {
        return workspace.copies();
    }

    @Produces
    @Singleton
    WorkInventory inventory(GitWorkspace workspace) {
        return workspace.inventory();
    }

    @Produces
    @Singleton
    Proposals proposals(GitWorkspace workspace) {
        return workspace.proposals();
    }

    @Produces
    @Singleton
    ForgeProgram forge() {
        List<Path> searched = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
        return new ForgeProgram(searched, Duration.ofMinutes(1));
    }

    @Produces
    @Singleton
    GateRunner gates(WorkerGateBounds bounds, Cgroups cgroups) throws InterruptedException {
        try {
            return new ProcessGateRunner(
                    ring.folder().attempts().resolve(".bin"), InstantSource.system(), bounds, cgroups);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "gates cannot be run here: " + ring.folder().attempts() + " cannot be used", e);
        }
    }

    void close(@Disposes AgentRuntime runtime) throws Exception {
        if (runtime instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
