package dev.ringmaster.cli.backup;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The branches of Ringmaster's in a project's repository.
 *
 * @param repository where it lies on this machine
 * @param target the branch on which work lands
 */
record ProjectBranches(Path repository, String target) {

    private static final String OURS = "refs/heads/ringmaster/";

    /** Whether there is a repository. */
    boolean exists() {
        return Files.isDirectory(repository);
    }

    /** The full names of the branches with commits that the target does not have. */
    List<String> unlanded() throws IOException, InterruptedException {
        Said said = git("for-each-ref", "--format=%(refname)", "--no-merged=refs/heads/" + target, OURS);
        return said.code() == 0 ? said.lines() : List.of();
    }

    /** Writes these branches, without what the target has. @throws IOException if git cannot */
    void bundle(List<String> branches, Path file) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("bundle", "create", "--quiet", file.toString()));
        arguments.addAll(branches);
        arguments.addAll(List.of("--not", "refs/heads/" + target));
        require(git(arguments.toArray(String[]::new)), "the work of " + repository + " cannot be bundled");
    }

    /** What git finds wrong with a bundle for this repository; empty when nothing. */
    List<String> faults(Path bundle) throws IOException, InterruptedException {
        Said said = git("bundle", "verify", "--quiet", bundle.toString());
        return said.code() == 0 ? List.of() : said.lines();
    }

    /** Brings back those branches that are gone. @return how many */
    int fetch(Path bundle, List<String> branches) throws IOException, InterruptedException {
        int fetched = 0;
        for (String branch : branches) {
            if (git("rev-parse", "--quiet", "--verify", branch).code() != 0) {
                require(
                        git("fetch", "--quiet", bundle.toString(), branch + ":" + branch),
                        branch + " cannot be brought back to " + repository);
                fetched++;
            }
        }
        return fetched;
    }

    private record Said(int code, List<String> lines) {}

    private static void require(Said said, String what) throws IOException {
        if (said.code() != 0) {
            throw new IOException(what + ": " + String.join(" | ", said.lines()));
        }
    }

    private Said git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectInput(new File("/dev/null")).redirectErrorStream(true);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return new Said(process.waitFor(), lines);
    }
}
