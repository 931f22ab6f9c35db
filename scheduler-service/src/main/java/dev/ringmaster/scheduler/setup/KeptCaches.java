package dev.ringmaster.scheduler.setup;

import dev.ringmaster.execution.git.Folders;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.workspace.Copies;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Hands folders that a project names, such as {@code node_modules}, from attempts that have landed to later ones. Nothing else of a worktree
 * is ever handed on: each is made anew by git. What cannot be handed on is made by the set-up commands, as if there were none of this.
 */
@ApplicationScoped
public class KeptCaches {

    private static final Logger LOG = Logger.getLogger(KeptCaches.class);

    private final Path all;
    private final Copies copies;
    private final Map<Path, CachePool> pools = new ConcurrentHashMap<>();

    KeptCaches(RingSettings ring, Copies copies) {
        this.all = ring.folder().state().resolve("caches");
        this.copies = copies;
    }

    /** Takes them out of the worktree of an attempt whose work has landed, if git ignores them and tracks nothing in them. */
    public void takeFrom(Project project, AttemptId workspace, Path worktree) throws InterruptedException {
        if (project.setup().kept().isEmpty()) {
            return;
        }
        try {
            int count = pool(project).take(workspace, worktree, ignored(project, worktree));
            LOG.debugf("folders kept: project=%s attempt=%s count=%d", project.id(), workspace, count);
            deleteOutdated(project);
        } catch (IOException e) {
            LOG.warnf("folders could not be kept: project=%s attempt=%s reason=%s", project.id(), workspace, e);
        }
    }

    /** Moves them into a fresh worktree, before its set-up commands run; those that git does not ignore there stay away. */
    public void giveTo(Project project, AttemptId attempt, Path worktree) throws InterruptedException {
        if (project.setup().kept().isEmpty()) {
            return;
        }
        try {
            List<String> given = pool(project).give(attempt, worktree, ignored(project, worktree));
            LOG.debugf("folders handed on: project=%s attempt=%s folders=%s", project.id(), attempt, given);
        } catch (IOException e) {
            LOG.warnf("folders could not be handed on: project=%s attempt=%s reason=%s", project.id(), attempt, e);
        }
    }

    private List<String> ignored(Project project, Path worktree) throws IOException, InterruptedException {
        List<String> ignored = new ArrayList<>();
        for (String folder : project.setup().kept()) {
            if (copies.isIgnored(project, worktree, folder)) {
                ignored.add(folder);
            }
        }
        return ignored;
    }

    /** Deletes what a crash has left half done. */
    public void keepOnly(Set<AttemptId> live) {
        try {
            for (Path project : foldersIn(all)) {
                for (Path pool : foldersIn(project)) {
                    pools.computeIfAbsent(pool, CachePool::new).keepOnly(live);
                }
            }
        } catch (IOException e) {
            LOG.warnf("kept folders could not be looked through: %s", e.getMessage());
        }
    }

    /** Another set-up makes other folders: what an earlier one made is not for it. */
    private void deleteOutdated(Project project) throws IOException {
        Path current = folderOf(project);
        for (Path pool : foldersIn(all.resolve(project.id().value()))) {
            if (!pool.equals(current)) {
                Folders.delete(pool);
            }
        }
    }

    private CachePool pool(Project project) {
        return pools.computeIfAbsent(folderOf(project), CachePool::new);
    }

    private Path folderOf(Project project) {
        String setup = project.repository() + "\n" + project.setup().kept() + "\n"
                + project.setup().commands();
        UUID name = UUID.nameUUIDFromBytes(setup.getBytes(StandardCharsets.UTF_8));
        return all.resolve(project.id().value()).resolve(name.toString());
    }

    private static List<Path> foldersIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inner = Files.list(folder)) {
            return inner.filter(Files::isDirectory).toList();
        }
    }
}
