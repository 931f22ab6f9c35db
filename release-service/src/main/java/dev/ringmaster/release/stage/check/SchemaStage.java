package dev.ringmaster.release.stage.check;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.run.InstalledCommand;
import dev.ringmaster.release.schema.MigrationCheck;
import dev.ringmaster.release.schema.SchemaJudgement;
import dev.ringmaster.release.stage.Job;
import dev.ringmaster.release.stage.Programs;
import dev.ringmaster.release.stage.Tools;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Sees that migrations only expand, and has the programs of before tried on what they leave. */
public final class SchemaStage {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Tools tools;

    public SchemaStage(Tools tools) {
        this.tools = tools;
    }

    public ReleaseCommand work(Job job) throws IOException, InterruptedException {
        ReleaseId id = job.release().id();
        SchemaJudgement judgement = MigrationCheck.judge(
                Change.of(tools.repository(job), job.release().ref()).comparison());
        if (!judgement.onlyExpands()) {
            return new ReleaseCommand.Reject(
                    ReleaseStage.SCHEMA,
                    FailureClass.PROOF_FAILED,
                    "A migration would break the release before this one.",
                    judgement.problems().stream()
                            .map(problem -> problem.path() + ": " + problem.sentence())
                            .collect(Collectors.joining("\n")));
        }
        String snapshot = snapshot(job);
        if (!judgement.needsRehearsal()) {
            return new ReleaseCommand.Pass(ReleaseStage.SCHEMA, "no migration is new; " + snapshot);
        }
        InstalledCommand.Reply reply =
                tools.installed().release(tools.places().run(id, "rehearse"), LIMIT, List.of("rehearse", id.value()));
        return reply.succeeded()
                ? new ReleaseCommand.Pass(
                        ReleaseStage.SCHEMA,
                        "new: " + String.join(", ", judgement.migrations())
                                + "; the programs of before ran on a migrated copy; " + snapshot)
                : new ReleaseCommand.Reject(
                        ReleaseStage.SCHEMA,
                        FailureClass.PROOF_FAILED,
                        "The programs of before do not run on the migrated databases: " + reply.reason(),
                        reply.said());
    }

    /** For a person; nothing ever restores it by itself, because running tasks have written since. */
    private String snapshot(Job job) throws IOException, InterruptedException {
        if (Programs.changed(tools.places(), job.release().id()).isEmpty()) {
            return "no snapshot, since no program differs";
        }
        InstalledCommand.Reply reply = tools.installed()
                .call(
                        tools.places().run(job.release().id(), "backup"),
                        LIMIT,
                        List.of("backup", "--reason", "release"));
        return reply.succeeded() ? "a snapshot was taken" : "no snapshot was taken: " + firstLine(reply.said());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("it gave no reason");
    }
}
