package dev.ringmaster.api.git;

import dev.ringmaster.api.project.RepositoryFinding;
import dev.ringmaster.api.project.RepositoryProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the git program, with hooks and file monitors off. Changes nothing. */
@ApplicationScoped
class GitRepositoryProbe implements RepositoryProbe {

    private static final int SECONDS = 15;
    private static final int OUTPUT_LIMIT = 64 * 1024;
    private static final int BRANCHES_SHOWN = 10;

    private record Answer(int exitCode, String output) {
        boolean isGood() {
            return exitCode == 0;
        }
    }

    @Override
    public RepositoryFinding inspect(Path path, @Nullable String branch) {
        if (!Files.isDirectory(path)) {
            return new RepositoryFinding.NotARepository(
                    path + (Files.exists(path) ? " is not a folder." : " does not exist.")
                            + " Give the folder that holds the repository's .git.");
        }
        try {
            if (!git(path, "rev-parse", "--git-dir").isGood()) {
                return new RepositoryFinding.NotARepository(
                        path
                                + " is not a git repository. Run 'git init' and make a first commit there, or give another folder.");
            }
            return usable(path, branch);
        } catch (IOException e) {
            throw new UncheckedIOException("git could not be run: is it installed and on the PATH?", e);
        }
    }

    @Override
    public Set<String> roots(Path path) {
        try {
            if (!Files.isDirectory(path)
                    || !git(path, "rev-parse", "--is-shallow-repository")
                            .output()
                            .strip()
                            .equals("false")) {
                return Set.of();
            }
            Answer roots = git(path, "rev-list", "--max-parents=0", "HEAD");
            return roots.isGood() ? roots.output().lines().map(String::strip).collect(Collectors.toSet()) : Set.of();
        } catch (IOException noGit) {
            return Set.of();
        }
    }

    private static RepositoryFinding usable(Path path, @Nullable String wanted) throws IOException {
        String branch = wanted == null ? checkedOut(path) : wanted;
        if (!git(path, "rev-parse", "--verify", "--quiet", "refs/heads/" + branch + "^{commit}")
                .isGood()) {
            List<String> branches = git(
                            path,
                            "for-each-ref",
                            "--format=%(refname:short)",
                            "--count=" + BRANCHES_SHOWN,
                            "refs/heads")
                    .output()
                    .lines()
                    .toList();
            return new RepositoryFinding.NoSuchBranch(branch, branches);
        }
        List<String> warnings = new ArrayList<>();
        if (!git(path, "status", "--porcelain", "--untracked-files=no", "--ignore-submodules=all")
                .output()
                .isBlank()) {
            warnings.add("The checkout at " + path
                    + " has uncommitted changes. Ringmaster does not touch them; if the target branch is checked out there, commit or"
                    + " stash them to see landed work.");
        }
        return new RepositoryFinding.Usable(branch, warnings);
    }

    private static String checkedOut(Path path) throws IOException {
        Answer head = git(path, "symbolic-ref", "--quiet", "--short", "HEAD");
        return head.isGood() ? head.output().strip() : "main";
    }

    private static Answer git(Path path, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-c",
                "core.fsmonitor=false",
                "-c",
                "core.hooksPath=/dev/null",
                "--no-optional-locks",
                "-C",
                path.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.redirectInput(
                        ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readNBytes(OUTPUT_LIMIT), StandardCharsets.UTF_8);
            output.close();
            return new Answer(process.waitFor(), text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("interrupted", e);
        }
    }
}
