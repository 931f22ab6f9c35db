package dev.ringmaster.benchmarks;

import dev.ringmaster.model.issue.IssueFileGenerator;
import dev.ringmaster.model.issue.IssueFileGenerator.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes a file of issues for {@code ringmaster bench import}: FILE, how many issues, {@code bd} or {@code br}, a seed. */
public final class IssueFile {

    private IssueFile() {}

    /** @param args FILE [ISSUES [DIALECT [SEED]]]; 6000 issues of bd from seed 7 when left out */
    public static void main(String[] args) throws IOException {
        int issues = args.length > 1 ? Integer.parseInt(args[1]) : 6000;
        Dialect dialect = Dialect.valueOf((args.length > 2 ? args[2] : "bd").toUpperCase(Locale.ROOT));
        long seed = args.length > 3 ? Long.parseLong(args[3]) : 7;
        List<String> lines = new IssueFileGenerator(seed, dialect).project(issues);
        Files.write(Path.of(args[0]), lines);
    }
}
