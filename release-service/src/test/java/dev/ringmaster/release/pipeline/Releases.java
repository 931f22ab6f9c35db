package dev.ringmaster.release.pipeline;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.pipeline.ReleaseCommand.Pass;
import dev.ringmaster.release.pipeline.ReleaseCommand.Take;
import java.time.Instant;
import java.util.List;

/** Releases in each state, reached the way that they really reach it. */
final class Releases {

    static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    static final String TREE = "c8aa1f3f6b1f1c5a3f6e0b7d3c4b5a697887a6b5";

    private Releases() {}

    static ReleaseRef ref(int number) {
        return new ReleaseRef(
                ReleaseId.ofNumber(number),
                new AttemptRef(
                        new TaskId("ringmaster-" + number),
                        new ProjectId("ringmaster"),
                        AttemptId.of("019ca8d2-5a00-7000-8000-00000000000" + number % 10),
                        new Epoch(2),
                        new WorkerId("claude")),
                "9d1dcfdaf1a6857c5f83dc27019c7600e1ffaff8",
                "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
                TREE,
                "main");
    }

    static Release waiting(int number) {
        return ReleasePolicy.accept(ref(number), NOW).next();
    }

    /** At the beginning of a stage, up to {@link ReleaseStage#WATCH}. */
    static Release at(ReleaseStage stage) {
        Release release = after(waiting(1), new Take());
        for (ReleaseStage passed : ReleaseStage.values()) {
            if (passed == stage) {
                return release;
            }
            release = after(release, new Pass(passed, "fine", List.of(), false));
        }
        throw new AssertionError(stage);
    }

    static Release keeping() {
        return after(at(ReleaseStage.WATCH), new Pass(ReleaseStage.WATCH, "quiet"));
    }

    static Release kept() {
        return after(keeping(), new ReleaseCommand.RecordKept("ringmaster-r-1"));
    }

    static Release goingBack() {
        return after(at(ReleaseStage.WATCH), new ReleaseCommand.Harm("it crashed", "three times"));
    }

    static Release blocked(ReleaseStage stage, dev.ringmaster.model.decision.DecisionKind kind) {
        return after(at(stage), new ReleaseCommand.Ask(stage, kind, "It must be seen.", "diff"));
    }

    static Release after(Release release, ReleaseCommand command) {
        ReleaseDecision decision = ReleasePolicy.decide(release, command, NOW);
        if (!decision.changed()) {
            throw new AssertionError(command + " changed nothing in " + release.state());
        }
        return decision.next();
    }
}
