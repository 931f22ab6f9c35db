package dev.ringmaster.release.stage.live;

import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.run.InstalledCommand;
import dev.ringmaster.release.stage.Job;
import dev.ringmaster.release.stage.Programs;
import dev.ringmaster.release.stage.Tools;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Makes a release the last known good one and tags its commit. */
public final class KeepStage {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Tools tools;

    public KeepStage(Tools tools) {
        this.tools = tools;
    }

    public ReleaseCommand work(Job job) throws IOException, InterruptedException {
        ReleaseId id = job.release().id();
        if (!Programs.changed(tools.places(), id).isEmpty()) {
            InstalledCommand.Reply reply =
                    tools.installed().release(tools.places().run(id, "keep"), LIMIT, List.of("keep", id.value()));
            if (!reply.succeeded()) {
                return new ReleaseCommand.Harm("It could not be kept: " + reply.reason(), reply.said());
            }
        }
        String tag = "ringmaster-" + id;
        tools.repository(job).tag(tag, job.release().ref().commit());
        return new ReleaseCommand.RecordKept(tag);
    }
}
