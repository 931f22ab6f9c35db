package dev.ringmaster.api.beads;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A beads file as it was read.
 *
 * @param issues by id, in the order of their first lines; the last line with an id wins
 * @param read lines that hold anything
 * @param skipped lines that become no task: deleted issues, memories, unreadable lines and earlier lines of an id
 */
public record BeadsFile(Map<String, BeadsIssue> issues, int read, int skipped, List<LineProblem> problems) {

    public BeadsFile {
        problems = List.copyOf(problems);
    }

    /** Reads lines until there are no more; bad ones become problems. */
    public static BeadsFile read(Stream<String> lines, ObjectMapper json) {
        Builder builder = new Builder(new BeadsReader(json));
        lines.forEach(builder::add);
        return new BeadsFile(builder.issues, builder.read, builder.skipped, builder.problems);
    }

    private static final class Builder {
        private final BeadsReader reader;
        private final Map<String, BeadsIssue> issues = new LinkedHashMap<>();
        private final List<LineProblem> problems = new ArrayList<>();
        private int number;
        private int read;
        private int skipped;

        Builder(BeadsReader reader) {
            this.reader = reader;
        }

        void add(String text) {
            number++;
            BeadsLine line = reader.read(text, number);
            read += line instanceof BeadsLine.Blank ? 0 : 1;
            switch (line) {
                case BeadsLine.Blank() -> {}
                case BeadsLine.Other other -> skipped++;
                case BeadsLine.Tombstone(String id) -> {
                    skipped += issues.remove(id) == null ? 1 : 2;
                }
                case BeadsLine.Unreadable(String message) -> {
                    skipped++;
                    problems.add(new LineProblem(number, message + ": skipped"));
                }
                case BeadsLine.Issue(BeadsIssue issue, List<String> remarks) -> {
                    remarks.forEach(remark -> problems.add(new LineProblem(number, remark)));
                    BeadsIssue earlier = issues.put(issue.id(), issue);
                    if (earlier != null) {
                        skipped++;
                        problems.add(new LineProblem(
                                number,
                                "issue " + issue.id() + " stands on line " + earlier.line()
                                        + " too: this line counts"));
                    }
                }
            }
        }
    }
}
