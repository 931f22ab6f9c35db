package dev.ringmaster.scheduler.launch;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.settings.WorkerSettings;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.gate.BoundedGate;
import dev.ringmaster.scheduler.gate.GateBounds;
import dev.ringmaster.scheduler.gate.GateRun;
import dev.ringmaster.scheduler.operations.AttemptRegister;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.worker.WorkerRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps gates and set-up within the limits and the sandbox of the worker whose attempt they belong to, with its home for theirs. */
@ApplicationScoped
public class WorkerGateBounds implements GateBounds {

    private final RingSettings ring;
    private final AttemptRegister attempts;
    private final WorkerRegistry workers;

    WorkerGateBounds(RingSettings ring, AttemptRegister attempts, WorkerRegistry workers) {
        this.ring = ring;
        this.attempts = attempts;
        this.workers = workers;
    }

    /** As {@link GateBounds#USUAL} where the worker is no longer configured. */
    @Override
    public BoundedGate of(GateRun run, Gate gate) throws IOException {
        String name = String.valueOf(run.attemptFolder().getFileName());
        LiveAttempt attempt = attempts.find(AttemptId.of(name))
                .orElseThrow(() -> new IOException("nobody knows what gates of attempt " + name + " are kept within"));
        Optional<WorkerSettings> worker = workers.find(attempt.ref().worker());
        return worker.isEmpty() ? USUAL.of(run, gate) : within(worker.get(), run, gate);
    }

    private BoundedGate within(WorkerSettings worker, GateRun run, Gate gate) throws IOException {
        if (!worker.sandbox().isOn()) {
            return new BoundedGate(gate.command(), run.environment(), worker.limits());
        }
        // The user's own is not there in a sandbox, and what a build keeps in its home should last.
        Path home = ring.folder().workerHome(worker.name()).toAbsolutePath();
        Map<String, String> environment = new TreeMap<>(run.environment());
        if (Files.isDirectory(home)) {
            environment.put("HOME", home.toString());
        }
        List<String> line =
                new WorkerBox(worker, ring.folder()).around(gate.command(), run.tree(), environment, List.of());
        return new BoundedGate(line, environment, worker.limits());
    }
}
