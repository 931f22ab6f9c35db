package dev.ringmaster.scheduler.workspace.git.repository;

import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.scheduler.workspace.Difference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Differences between two commits, written the same way whatever a person or the work itself has set up for differences. */
public record Patches(Repository repository, String from, String to) {
    // Paths stand on the command line, whose length is limited.
    private static final int PATHS_AT_ONCE = 200;
    private static final int MOST_LINES = 20_000;
    private static final int MOST_CHARACTERS = 200_000;

    /** Patch text without context of the files that are wanted, also of those that attributes call binary. */
    public String of(Predicate<String> wanted) throws IOException, InterruptedException {
        List<String> paths = paths(wanted);
        StringBuilder patch = new StringBuilder();
        for (int i = 0; i < paths.size(); i += PATHS_AT_ONCE) {
            List<String> line = new ArrayList<>(List.of(
                    "diff",
                    "--unified=0",
                    "--find-renames",
                    "--text",
                    "--no-color",
                    "--no-ext-diff",
                    "--no-textconv",
                    "--src-prefix=a/",
                    "--dst-prefix=b/",
                    from,
                    to,
                    "--"));
            paths.subList(i, Math.min(paths.size(), i + PATHS_AT_ONCE))
                    .forEach(path -> line.add(":(top,literal)" + path));
            patch.append(repository.must(line.toArray(String[]::new)).output());
        }
        return patch.toString();
    }

    /** The statistics, and as much of the patch as a person would read. */
    public Difference forPeople() throws IOException, InterruptedException {
        String stat = diff("--stat=100", "--stat-count=200");
        long lines = diff("--numstat").lines().mapToLong(Patches::linesIn).sum();
        String patch = lines > MOST_LINES ? "(" + lines + " lines: too many to show here.)\n" : diff("--patch");
        return new Difference(
                stat,
                patch.length() > MOST_CHARACTERS
                        ? patch.substring(0, MOST_CHARACTERS) + "\n(cut: see the rest with 'git diff " + from + " " + to
                                + "')\n"
                        : patch);
    }

    private String diff(String... what) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("diff"));
        line.addAll(List.of(what));
        line.addAll(List.of("--find-renames", "--no-color", "--no-ext-diff", "--no-textconv", from, to));
        return repository.must(line.toArray(String[]::new)).output();
    }

    /** Binary files have hyphens for numbers. */
    private static long linesIn(String numbers) {
        String[] parts = numbers.split("\t");
        return parts[0].equals("-") ? 0 : Long.parseLong(parts[0]) + Long.parseLong(parts[1]);
    }

    private List<String> paths(Predicate<String> wanted) throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>();
        Iterator<String> entries = repository
                .must("diff", "--name-status", "-z", "--find-renames", "--no-ext-diff", from, to)
                .entries()
                .iterator();
        while (entries.hasNext()) {
            String status = entries.next();
            String path = entries.next();
            boolean two = status.startsWith("R") || status.startsWith("C");
            String second = two ? entries.next() : path;
            if (wanted.test(path) || wanted.test(second)) {
                paths.add(path);
                if (two) {
                    paths.add(second);
                }
            }
        }
        return paths;
    }
}
