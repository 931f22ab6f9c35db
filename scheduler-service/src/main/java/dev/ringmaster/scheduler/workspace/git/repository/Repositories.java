package dev.ringmaster.scheduler.workspace.git.repository;

import dev.ringmaster.execution.git.Folders;
import dev.ringmaster.execution.git.Git;
import dev.ringmaster.execution.git.GitResult;
import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.execution.git.RunningGit;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.workspace.ProjectProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Finds projects' repositories: a local one where it is, one given by URL as a bare clone of ours. Thread-safe. */
public final class Repositories {
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.+|[^/:]+:.+");
    private static final Pattern URL_PASSWORD = Pattern.compile("://[^/@]*@");

    private final Git git;
    private final Path clones;
    private final Map<Path, Repository> opened = new ConcurrentHashMap<>();

    /** @param clones the folder that holds a clone for each project given by URL */
    public Repositories(Git git, Path clones) {
        this.git = git;
        this.clones = clones;
    }

    /** Finds the repository and the newest commit of the project's target branch, or says what a person must put right. */
    public RepositoryResult find(Project project) throws IOException, InterruptedException {
        Path folder;
        if (URL.matcher(project.repository()).matches()) {
            folder = clones.resolve(project.id().value()).toAbsolutePath();
            Optional<ProjectProblem> problem = cloneOnce(project, folder);
            if (problem.isPresent()) {
                return new RepositoryResult.Refused(problem.get());
            }
        } else {
            folder = Path.of(project.repository());
        }
        if (!Files.isDirectory(folder)) {
            return refused(
                    "The repository of project '" + project.id() + "', " + folder + ", does not exist.",
                    "Put it back, or give the project another repository.");
        }
        return open(project, folder.toRealPath());
    }

    /** A repository that {@link #find} has found before. */
    public Repository of(Path folder) throws IOException, InterruptedException {
        Repository before = opened.get(folder);
        if (before != null && isStillThere(before)) {
            return before;
        }
        GitResult found = git.must(folder, List.of("rev-parse", "--git-common-dir"));
        return new Repository(git, folder, folder.resolve(found.line()).toRealPath());
    }

    private RepositoryResult open(Project project, Path folder) throws IOException, InterruptedException {
        Repository before = opened.get(folder);
        if (before != null && isStillThere(before)) {
            return target(project, before);
        }
        GitResult found =
                git.run(folder, List.of("rev-parse", "--is-bare-repository", "--git-common-dir", "--show-cdup"));
        if (!found.succeeded() && !found.output().startsWith("true")) {
            return notARepository(folder, found);
        }
        List<String> lines = found.output().lines().toList();
        Path common = folder.resolve(lines.get(1)).toRealPath();
        boolean bare = lines.getFirst().equals("true");
        String upwards = lines.size() > 2 ? lines.get(2) : "";
        if (bare ? !common.equals(folder) : !upwards.isEmpty()) {
            Path outer = bare ? common : folder.resolve(upwards).normalize();
            return refused(
                    folder + " is not a git repository itself, it lies inside " + outer + ".",
                    "Give the project the repository " + outer + ", or run 'git init' in " + folder + ".");
        }
        Repository repository = new Repository(git, folder, common);
        opened.put(folder, repository);
        return target(project, repository);
    }

    /** A folder that has been one stays one while git's own files are in it. */
    private static boolean isStillThere(Repository repository) {
        return Files.isRegularFile(repository.commonFolder().resolve("HEAD"))
                && (repository.folder().equals(repository.commonFolder())
                        || Files.exists(repository.folder().resolve(".git")));
    }

    private static RepositoryResult notARepository(Path folder, GitResult said) {
        if (said.errors().contains("dubious ownership")) {
            return refused(
                    "git does not trust " + folder + ", because it belongs to another user.",
                    "Run 'git config --global --add safe.directory " + folder + "' as the user that runs Ringmaster.");
        }
        return refused(
                folder + " is not a git repository.",
                "Run 'git init' there and make a first commit, or give the project another repository.");
    }

    private static RepositoryResult target(Project project, Repository repository)
            throws IOException, InterruptedException {
        Optional<String> commit = repository.commit("refs/heads/" + project.targetBranch());
        if (commit.isPresent()) {
            return new RepositoryResult.Found(repository, commit.get());
        }
        List<String> branches = repository
                .must("for-each-ref", "--format=%(refname:short)", "--count=10", "refs/heads")
                .output()
                .lines()
                .filter(branch -> !branch.startsWith("ringmaster/"))
                .toList();
        if (branches.isEmpty()) {
            return refused(
                    "The repository " + repository.folder() + " has no commits yet.",
                    "Make a first commit on branch '" + project.targetBranch() + "'.");
        }
        return refused(
                "The repository " + repository.folder() + " has no branch '" + project.targetBranch() + "'.",
                "Create it, or set the project's target branch to one that exists: " + String.join(", ", branches)
                        + ".");
    }

    private synchronized Optional<ProjectProblem> cloneOnce(Project project, Path folder)
            throws IOException, InterruptedException {
        if (Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Files.createDirectories(clones);
        Path part = folder.resolveSibling(project.id() + ".part");
        RunningGit.awaitNoneOn(part);
        Folders.delete(part);
        GitResult cloned = git.run(
                clones.toAbsolutePath(),
                List.of("clone", "--quiet", "--bare", "--", project.repository(), part.toString()));
        if (!cloned.succeeded()) {
            return Optional.of(new ProjectProblem(
                    withoutPassword("The repository " + project.repository() + " could not be cloned: "
                            + cloned.complaint().strip() + "."),
                    "Check the address, and that 'git clone' works there without asking for a password."));
        }
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        return Optional.empty();
    }

    public static String withoutPassword(String text) {
        return URL_PASSWORD.matcher(text).replaceAll("://");
    }

    private static RepositoryResult refused(String message, String nextStep) {
        return new RepositoryResult.Refused(new ProjectProblem(message, nextStep));
    }
}
