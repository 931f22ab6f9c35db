package dev.ringmaster.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The sample repository of a demo: made from the example's files with one first commit on {@code main}. */
record SampleRepository(Path folder) {

    /** @param example holds the files of the first commit */
    static SampleRepository create(Path example, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.sorted().toList()) {
                Path to = folder.resolve(example.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        Git git = new Git(folder);
        git.run("init", "-q", "--initial-branch=main");
        git.run("add", "--all");
        git.run("commit", "-q", "-m", "Start textkit");
        return new SampleRepository(folder);
    }

    /** Whether the commit is on main. */
    boolean hasOnMain(String commit) {
        try {
            git().run("merge-base", "--is-ancestor", commit, "main");
            return true;
        } catch (IOException isNot) {
            return false;
        }
    }

    /** The subject line of a commit. */
    String subject(String commit) throws IOException {
        return git().run("log", "-1", "--format=%s", commit);
    }

    /** Main as it is, in a new folder. */
    void checkOutMain(Path into) throws IOException {
        git().run("clone", "-q", "--branch", "main", folder.toString(), into.toString());
    }

    private Git git() {
        return new Git(folder);
    }
}
