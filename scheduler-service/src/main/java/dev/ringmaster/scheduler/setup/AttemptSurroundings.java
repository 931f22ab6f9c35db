package dev.ringmaster.scheduler.setup;

import dev.ringmaster.execution.git.Folders;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.operations.AttemptEnvironment;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What each attempt has to itself beside its folder and worktree, for its agent, set-up and gates: ports and a temporary folder. */
@ApplicationScoped
public class AttemptSurroundings {

    private static final Logger LOG = Logger.getLogger(AttemptSurroundings.class);

    private final RingSettings ring;
    private final PortBlocks ports;

    AttemptSurroundings(RingSettings ring, PortBlocks ports) {
        this.ring = ring;
        this.ports = ports;
    }

    /**
     * The whole environment: {@link AttemptEnvironment} with {@code TMPDIR} and {@code RINGMASTER_PORT_BASE}, the first of ten ports.
     *
     * @param passed names of further variables to pass on
     * @throws UncheckedIOException if the temporary folder cannot be made
     */
    public Map<String, String> environmentOf(LiveAttempt attempt, List<String> passed) {
        Map<String, String> environment = AttemptEnvironment.of(attempt, passed);
        try {
            environment.put(
                    "TMPDIR", Files.createDirectories(temporary(attempt.id())).toString());
            ports.of(attempt.id()).ifPresent(first -> environment.put("RINGMASTER_PORT_BASE", first.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("attempt " + attempt.id() + " cannot have a temporary folder", e);
        }
        return environment;
    }

    /** The attempt is over: what it had to itself is for others. */
    public void release(AttemptId attempt) {
        try {
            ports.release(attempt);
            Folders.delete(temporary(attempt));
        } catch (IOException e) {
            LOG.debugf("temporary folder stays until the next start: attempt=%s reason=%s", attempt, e.getMessage());
        }
    }

    /** Releases what belongs to none of these. */
    public void keepOnly(Set<AttemptId> live) {
        try {
            ports.keepOnly(live);
            for (Path folder : temporaries()) {
                if (live.stream().noneMatch(id -> folder.endsWith(id.toString()))) {
                    Folders.delete(folder);
                }
            }
        } catch (IOException e) {
            LOG.warnf("temporary folders could not be cleared: %s", e.getMessage());
        }
    }

    private List<Path> temporaries() throws IOException {
        Path all = ring.folder().state().resolve("tmp");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.toList();
        }
    }

    private Path temporary(AttemptId attempt) {
        return ring.folder().state().resolve("tmp").resolve(attempt.toString()).toAbsolutePath();
    }
}
