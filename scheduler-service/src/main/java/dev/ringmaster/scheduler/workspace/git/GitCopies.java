package dev.ringmaster.scheduler.workspace.git;

import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.execution.git.Tree;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.workspace.Copies;
import dev.ringmaster.scheduler.workspace.git.repository.Repositories;
import dev.ringmaster.scheduler.workspace.git.repository.RepositoryResult;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies with git asked first: what it tracks is never replaced, and what it does not ignore by itself is added to its own exclude file. */
final class GitCopies implements Copies {
    private final Repositories repositories;

    GitCopies(Repositories repositories) {
        this.repositories = repositories;
    }

    @Override
    public List<String> bring(Project project, Path worktree) throws IOException, InterruptedException {
        if (project.setup().copies().isEmpty()
                || !(repositories.find(project) instanceof RepositoryResult.Found(var repository, var target))) {
            return List.of();
        }
        Optional<Tree> tree = repository.tree(worktree.toRealPath());
        if (tree.isEmpty()) {
            return List.of();
        }
        List<String> brought = new ArrayList<>();
        for (String copy : project.setup().copies()) {
            Path from = repository.folder().resolve(copy);
            Path to = worktree.resolve(copy);
            if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)
                    && !Files.exists(to, LinkOption.NOFOLLOW_LINKS)
                    && !isTracked(tree.get(), copy)) {
                exclude(repository, tree.get(), copy);
                copyAll(from, to);
                brought.add(copy);
            }
        }
        return brought;
    }

    @Override
    public boolean isIgnored(Project project, Path worktree, String folder) throws IOException, InterruptedException {
        if (!(repositories.find(project) instanceof RepositoryResult.Found(var repository, var target))) {
            return false;
        }
        Optional<Tree> tree = repository.tree(worktree.toRealPath());
        return tree.isPresent()
                && !isTracked(tree.get(), folder)
                && tree.get().run("check-ignore", "--quiet", "--", folder + "/").succeeded();
    }

    private static boolean isTracked(Tree tree, String path) throws IOException, InterruptedException {
        return !tree.must("ls-files", "-z", "--", ":(top,literal)" + path)
                .output()
                .isEmpty();
    }

    /** The exclude file is shared by all worktrees and is no part of any commit. */
    private static void exclude(Repository repository, Tree tree, String path)
            throws IOException, InterruptedException {
        if (tree.run("check-ignore", "--quiet", "--no-index", "--", path).succeeded()) {
            return;
        }
        Path file = repository.commonFolder().resolve("info").resolve("exclude");
        Files.createDirectories(file.getParent());
        String before = Files.exists(file) ? Files.readString(file) : "";
        String line = "/" + path.replaceAll("([\\\\*?\\[\\]!#])", "\\\\$1");
        String lead = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        Files.writeString(file, lead + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void copyAll(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
