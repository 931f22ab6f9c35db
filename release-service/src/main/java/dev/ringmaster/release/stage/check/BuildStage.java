package dev.ringmaster.release.stage.check;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.repository.SelfRepository;
import dev.ringmaster.release.run.CommandEnd;
import dev.ringmaster.release.run.InstalledCommand;
import dev.ringmaster.release.run.LongCommand;
import dev.ringmaster.release.stage.Job;
import dev.ringmaster.release.stage.Programs;
import dev.ringmaster.release.stage.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Builds the changed programs from the commit itself and has them laid out beside those that run. */
public final class BuildStage {

    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Tools tools;

    public BuildStage(Tools tools) {
        this.tools = tools;
    }

    public ReleaseCommand work(Job job) throws IOException, InterruptedException {
        ReleaseRef ref = job.release().ref();
        SelfRepository repository = tools.repository(job);
        List<String> modules = Change.of(repository, ref).affected().products();
        if (modules.isEmpty()) {
            Programs.write(tools.places(), ref.release(), List.of());
            return new ReleaseCommand.Pass(ReleaseStage.BUILD, "no program differs, so nothing was built");
        }
        Path tree = tools.places().tree(ref.release());
        Path folder = tools.places().run(ref.release(), "build");
        if (!tools.commands().isBegun(folder)) {
            // What was proved may have files of the base in it, and what tests have left behind.
            repository.layOut(ref.commit(), tree);
        }
        CommandEnd built = tools.commands()
                .run(new LongCommand(
                        folder,
                        tree,
                        MavenLine.like(tools.settings().proofCommand()).run(modules, "package", "-DskipTests"),
                        tools.plainEnvironment(),
                        LIMIT));
        return built.succeeded()
                ? layOut(ref, tree, modules, built)
                : new ReleaseCommand.Reject(
                        ReleaseStage.BUILD,
                        FailureClass.PROOF_FAILED,
                        "The changed programs could not be built.",
                        built.tail());
    }

    private ReleaseCommand layOut(ReleaseRef ref, Path tree, List<String> modules, CommandEnd built)
            throws IOException, InterruptedException {
        ReleaseId id = ref.release();
        InstalledCommand.Reply reply = tools.installed()
                .release(
                        tools.places().run(id, "stage"),
                        LIMIT,
                        List.of(
                                "stage",
                                id.value(),
                                "--checkout",
                                tree.toString(),
                                "--commit",
                                ref.commit(),
                                "--modules",
                                String.join(",", modules)));
        if (!reply.succeeded()) {
            return new ReleaseCommand.Reject(
                    ReleaseStage.BUILD,
                    FailureClass.PROOF_FAILED,
                    "The changed programs could not be laid out: " + reply.reason(),
                    reply.said());
        }
        List<String> changed = new ArrayList<>();
        reply.json().path("changed").forEach(word -> changed.add(word.asText()));
        Programs.write(tools.places(), id, changed);
        return new ReleaseCommand.Pass(
                ReleaseStage.BUILD,
                "built " + String.join(", ", modules) + " in " + built.took().toSeconds() + " s; "
                        + (changed.isEmpty() ? "no program differs" : "laid out " + String.join(", ", changed)));
    }
}
