package dev.ringmaster.scheduler.workspace.git;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.model.project.WorkspaceSetup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real repository of a person, in a temporary folder. */
record TestRepository(Path folder) {
    static TestRepository init(Path folder) throws Exception {
        Files.createDirectories(folder);
        TestRepository repository = new TestRepository(folder);
        repository.git("init", "--quiet", "--initial-branch=main");
        repository.git("config", "user.name", "A Person");
        repository.git("config", "user.email", "person@example.org");
        return repository;
    }

    static TestRepository withCommit(Path folder) throws Exception {
        TestRepository repository = init(folder);
        repository.commit("a.txt", "one\n", "first");
        return repository;
    }

    String commit(String file, String text, String message) throws Exception {
        write(file, text);
        git("add", "--all");
        git("commit", "--quiet", "--message", message);
        return git("rev-parse", "HEAD");
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    Project project() {
        return project(folder.toString(), "main");
    }

    static Project project(String repository, String target) {
        return new Project(
                new ProjectId("textkit"),
                1,
                "Text kit",
                repository,
                target,
                Workspace.WORKTREE,
                List.of(),
                "",
                List.of(),
                ProjectPolicy.DEFAULT,
                List.of(),
                WorkspaceSetup.NONE);
    }

    /** Runs git as the person does, with nothing switched off. */
    String git(String... arguments) throws Exception {
        return in(folder, arguments);
    }

    static String in(Path folder, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@example.org"));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("git " + String.join(" ", arguments) + ": " + output);
        }
        return output.strip();
    }

    /** A hook of every kind that git runs here, each leaving a file behind when it runs. */
    Path plantHooks() throws IOException {
        Path witness = folder.resolveSibling("a-hook-ran");
        for (String hook : List.of(
                "pre-commit",
                "prepare-commit-msg",
                "commit-msg",
                "post-commit",
                "post-checkout",
                "post-merge",
                "pre-merge-commit",
                "reference-transaction",
                "post-index-change",
                "fsmonitor-watchman")) {
            Path file = folder.resolve(".git/hooks").resolve(hook);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\necho " + hook + " >>'" + witness + "'\nexit 1\n");
            file.toFile().setExecutable(true);
        }
        return witness;
    }
}
