package dev.ringmaster.scheduler.health;

import dev.ringmaster.model.attempt.AttemptHealth;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.scheduler.limits.Breach;
import dev.ringmaster.scheduler.limits.LimitPolicy;
import dev.ringmaster.scheduler.limits.tree.FolderLook;
import dev.ringmaster.scheduler.limits.tree.Footprint;
import dev.ringmaster.scheduler.runtime.AgentRuntime;
import dev.ringmaster.scheduler.runtime.OutputPiece;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All attempts that are watched. One look measures all of them at once; the costlier looks (output read for repeats, open connections,
 * walks through folders) are taken seldom, only where there is reason to, and are bounded. One thread looks; others may add and remove.
 */
public final class Ward {

    /** How often output, computing and files of one attempt are judged. */
    static final Duration JUDGED_EVERY = Duration.ofSeconds(5);

    private static final Duration WALK_EVERY = Duration.ofSeconds(60);
    private static final Duration WALK_QUIET_EVERY = JUDGED_EVERY;
    // A walk through folders takes at most one part in so many of the time.
    private static final int WALK_SHARE = 50;
    private static final int READ_AT_ONCE = 256 * 1024;

    private final AgentRuntime runtime;
    private final InstantSource clock;
    private final Map<AttemptId, Patient> patients = new ConcurrentHashMap<>();

    public Ward(AgentRuntime runtime, InstantSource clock) {
        this.runtime = runtime;
        this.clock = clock;
    }

    void admit(Patient patient) {
        patients.putIfAbsent(patient.attempt().id(), patient);
    }

    void discharge(AttemptId attempt) {
        patients.remove(attempt);
    }

    Collection<Patient> patients() {
        return patients.values();
    }

    /** Looks at all attempts and says what there is to tell or to do; nothing twice. */
    List<Finding> look() {
        if (patients.isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        Map<AttemptId, Footprint> measured = runtime.gauge().measure(List.copyOf(patients.keySet()));
        Instant now = clock.instant();
        measured.forEach((id, footprint) -> {
            Patient patient = patients.get(id);
            if (patient != null && !patient.ending) {
                patient.footprint = footprint;
                look(patient, now, findings);
            }
        });
        return findings;
    }

    private void look(Patient patient, Instant now, List<Finding> findings) {
        Optional<Breach> breach = breachOf(patient);
        if (breach.isEmpty() && !patient.nextLook.isAfter(now)) {
            patient.nextLook = now.plus(interval(patient));
            judge(patient, now, findings);
            breach = patient.vitals == null ? Optional.empty() : HealthPolicy.end(patient.vitals);
            if (breach.isEmpty()) {
                breach = walk(patient, now);
            }
        }
        breach.ifPresent(found -> {
            if (found.failure() == FailureClass.OUT_OF_MEMORY) {
                tell(patient, AttemptHealth.OVER_MEMORY, found.message(), now, findings);
            }
            patient.ending = true;
            findings.add(new Finding.Unwell(patient.attempt(), found));
        });
    }

    private Optional<Breach> breachOf(Patient patient) {
        Optional<Breach> breach = LimitPolicy.processes(patient.footprint, patient.limits());
        if (breach.isEmpty()) {
            breach = LimitPolicy.output(
                    sizeOf(patient)
                            + runtime.output().errorsSize(patient.attempt().id()),
                    patient.limits());
        }
        if (breach.isEmpty() && LimitPolicy.isMemorySuspect(patient.footprint, patient.limits())) {
            breach = LimitPolicy.memory(runtime.gauge().exactMemory(patient.footprint), patient.limits());
        }
        return breach;
    }

    private void judge(Patient patient, Instant now, List<Finding> findings) {
        long size = sizeOf(patient);
        Vitals before = patient.vitals == null ? first(patient, now, size) : patient.vitals;
        Instant changed = null;
        boolean connected = false;
        if (HealthPolicy.needsCloserLook(before, now, patient.thresholds())) {
            connected = runtime.gauge().holdsConnection(patient.footprint);
            changed = changedAt(patient, now);
        }
        HealthSample sample =
                new HealthSample(now, size, patient.footprint.cpu(), changed, connected, repeatsOf(patient, size));
        Vitals next = HealthPolicy.next(before, sample, patient.thresholds());
        patient.vitals = next;
        tell(patient, next.health(), next.reason(), now, findings);
    }

    private Vitals first(Patient patient, Instant now, long size) {
        Instant heardAt = runtime.gauge()
                .lastOutputAt(patient.attempt().id())
                .filter(at -> at.isBefore(now))
                .orElse(now);
        return Vitals.first(now, heardAt, size, patient.footprint.cpu());
    }

    private void tell(Patient patient, AttemptHealth health, String reason, Instant now, List<Finding> findings) {
        if (health != patient.told) {
            patient.told = health;
            findings.add(new Finding.Changed(patient.attempt(), health, reason, now));
        }
    }

    private @Nullable Instant changedAt(Patient patient, Instant now) {
        if (patient.nextWalk.isAfter(now)) {
            return null;
        }
        return walkNow(patient, now, WALK_QUIET_EVERY).newest();
    }

    private Optional<Breach> walk(Patient patient, Instant now) {
        return patient.nextWalk.isAfter(now)
                ? Optional.ofNullable(patient.diskBreach)
                : LimitPolicy.disk(walkNow(patient, now, WALK_EVERY).bytes(), patient.limits());
    }

    private FolderLook walkNow(Patient patient, Instant now, Duration every) {
        FolderLook look = FolderLook.at(patient.folders());
        Duration took = Duration.between(now, clock.instant());
        Duration pause = took.multipliedBy(WALK_SHARE);
        patient.nextWalk = now.plus(pause.compareTo(every) > 0 ? pause : every);
        patient.diskBreach = LimitPolicy.disk(look.bytes(), patient.limits()).orElse(null);
        return look;
    }

    private int repeatsOf(Patient patient, long size) {
        long from = patient.heard;
        if (size - from > READ_AT_ONCE) {
            // A flood: what is left out may have been anything.
            patient.repeats().skip();
            from = size - READ_AT_ONCE;
        }
        OutputPiece piece = runtime.output().read(patient.attempt().id(), OutputSource.AGENT, from, READ_AT_ONCE);
        patient.repeats().add(piece.text());
        patient.heard = piece.nextOffset();
        return patient.repeats().repeats();
    }

    private long sizeOf(Patient patient) {
        return runtime.output().size(patient.attempt().id(), OutputSource.AGENT);
    }

    /** Thresholds of a few seconds are kept too. */
    private static Duration interval(Patient patient) {
        Duration half = patient.thresholds().slowAfter().dividedBy(2);
        return half.compareTo(JUDGED_EVERY) < 0 ? half : JUDGED_EVERY;
    }
}
