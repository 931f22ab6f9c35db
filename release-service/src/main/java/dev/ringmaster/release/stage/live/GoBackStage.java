package dev.ringmaster.release.stage.live;

import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.pipeline.ReleaseState;
import dev.ringmaster.release.repository.Revert;
import dev.ringmaster.release.run.InstalledCommand;
import dev.ringmaster.release.stage.Job;
import dev.ringmaster.release.stage.Programs;
import dev.ringmaster.release.stage.Tools;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts the programs back that ran before, then takes the release out of its target branch. */
public final class GoBackStage {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Tools tools;

    public GoBackStage(Tools tools) {
        this.tools = tools;
    }

    public ReleaseCommand work(Job job) throws IOException, InterruptedException {
        if (!(job.release().state() instanceof ReleaseState.GoingBack back)) {
            throw new IllegalArgumentException(job.release().id() + " does not go back");
        }
        String programs = Programs.changed(tools.places(), job.release().id()).isEmpty()
                ? "no program had changed"
                : putBack(job.release().id(), back.reason());
        String conflict =
                "; the target still holds commit " + job.release().ref().commit()
                        + ", because what landed since changes the same lines: revert it by hand";
        return switch (tools.repository(job).takeOut(job.release().ref(), back.reason())) {
            case Revert.NotNeeded _ -> new ReleaseCommand.RecordBack(null, programs + "; the target had not moved");
            case Revert.Done done ->
                new ReleaseCommand.RecordBack(
                        done.commit(),
                        programs
                                + (done.sameTree()
                                        ? "; the target's tree is the base's again, hash for hash"
                                        : "; the target is without it, and keeps what landed since"));
            case Revert.Conflict _ -> new ReleaseCommand.RecordBack(null, programs + conflict);
            case Revert.Refused refused -> throw new IOException(refused.reason());
        };
    }

    private String putBack(ReleaseId id, String reason) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("back"));
        if (tools.places().lastKnownGood().filter(id::equals).isPresent()) {
            arguments.add(Before.read(tools.places().before(id))
                    .map(Before::former)
                    .orElseThrow(() -> new IOException("nobody knows what ran before " + id)));
        }
        arguments.add("--reason");
        arguments.add(reason);
        InstalledCommand.Reply reply = tools.installed().release(tools.places().run(id, "back"), LIMIT, arguments);
        if (!reply.succeeded()) {
            throw new IOException("the programs of before could not be started: " + reply.reason());
        }
        return "the ring runs " + reply.json().path("release").asText("what it ran before") + " again";
    }
}
