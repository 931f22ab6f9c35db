package dev.ringmaster.release.stage.check;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.proof.FastProof;
import dev.ringmaster.release.proof.ProofSources;
import dev.ringmaster.release.proof.Restoration;
import dev.ringmaster.release.repository.SelfRepository;
import dev.ringmaster.release.run.CommandEnd;
import dev.ringmaster.release.run.LongCommand;
import dev.ringmaster.release.stage.Job;
import dev.ringmaster.release.stage.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs the proof command in a clean worktree of the result, in which the base says how a result is proved. */
public final class ProofStage {

    private final Tools tools;

    public ProofStage(Tools tools) {
        this.tools = tools;
    }

    public ReleaseCommand work(Job job) throws IOException, InterruptedException {
        ReleaseRef ref = job.release().ref();
        SelfRepository repository = tools.repository(job);
        Change change = Change.of(repository, ref);
        Restoration restoration = ProofSources.restoration(
                change.comparison(), job.approvals().containsKey(DecisionKind.PROTECTED_CHANGE));
        Path tree = tools.places().tree(ref.release());
        Path folder = tools.places().run(ref.release(), "proof");
        if (!tools.commands().isBegun(folder)) {
            repository.layOut(ref.commit(), tree);
            repository.restore(tree, ref.base(), restoration.fromBase(), restoration.toRemove());
        }
        List<String> line = FastProof.command(tools.settings().proofCommand(), change.affected());
        CommandEnd end = tools.commands()
                .run(new LongCommand(
                        folder,
                        tree,
                        line,
                        tools.plainEnvironment(),
                        tools.settings().proofTimeout()));
        String command = String.join(" ", line);
        if (end.timedOut()) {
            return new ReleaseCommand.Reject(
                    ReleaseStage.PROOF,
                    FailureClass.PROOF_FAILED,
                    "The proof took longer than " + end.took().toMinutes() + " min and was ended.",
                    command + "\n" + end.tail());
        }
        return end.succeeded()
                ? new ReleaseCommand.Pass(
                        ReleaseStage.PROOF,
                        command + " passed in " + end.took().toSeconds() + " s on tree " + ref.tree()
                                + kept(restoration))
                : new ReleaseCommand.Reject(
                        ReleaseStage.PROOF,
                        FailureClass.PROOF_FAILED,
                        "The proof ended with " + end.exitCode() + ".",
                        command + "\n" + end.tail());
    }

    private static String kept(Restoration restoration) {
        int files = restoration.fromBase().size() + restoration.toRemove().size();
        return files == 0 ? "" : ", with " + files + " files as the base has them";
    }
}
