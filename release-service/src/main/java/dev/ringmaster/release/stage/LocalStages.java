package dev.ringmaster.release.stage;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.event.AttemptEvent.AttemptHandedOver;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.modules.UnreadablePomException;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.stage.check.BuildStage;
import dev.ringmaster.release.stage.check.GuardStage;
import dev.ringmaster.release.stage.check.ProofStage;
import dev.ringmaster.release.stage.check.SchemaStage;
import dev.ringmaster.release.stage.check.TestsStage;
import dev.ringmaster.release.stage.live.GoBackStage;
import dev.ringmaster.release.stage.live.KeepStage;
import dev.ringmaster.release.stage.live.SwapStage;
import dev.ringmaster.release.stage.live.WatchStage;
import java.io.IOException;
import java.util.Optional;

/** Works the stages on this machine: with git, the proof command and the installed command line. */
public final class LocalStages implements Stages {

    private final Tools tools;

    public LocalStages(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Optional<String> treeOf(Project project, AttemptHandedOver work) throws IOException, InterruptedException {
        return tools.repository(project).treeOf(work.commit());
    }

    @Override
    public ReleaseCommand work(Job job, ReleaseStage stage) throws IOException, InterruptedException {
        try {
            return switch (stage) {
                case GUARD -> new GuardStage(tools).work(job);
                case TESTS -> new TestsStage(tools).work(job);
                case PROOF -> new ProofStage(tools).work(job);
                case BUILD -> new BuildStage(tools).work(job);
                case SCHEMA -> new SchemaStage(tools).work(job);
                case SWAP -> new SwapStage(tools).work(job);
                case WATCH -> new WatchStage(tools).work(job);
                case GO_BACK -> new GoBackStage(tools).work(job);
            };
        } catch (UnreadablePomException e) {
            return new ReleaseCommand.Reject(
                    stage, FailureClass.PROOF_FAILED, "The change breaks the build.", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public ReleaseCommand keep(Job job) throws IOException, InterruptedException {
        return new KeepStage(tools).work(job);
    }

    @Override
    public void tidy(Job job) throws IOException, InterruptedException {
        tools.commands().endAll(tools.places().runs(job.release().id()));
        tools.repository(job).takeAway(tools.places().tree(job.release().id()));
    }

    @Override
    public int greatestNumber() throws IOException {
        return tools.places().greatestNumber();
    }
}
