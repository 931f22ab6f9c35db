package dev.ringmaster.api.beads.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.api.beads.line.Bytes;
import dev.ringmaster.api.beads.line.LineEdit;
import dev.ringmaster.api.beads.line.LineExtent;
import dev.ringmaster.api.beads.line.LineScanner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A beads file as it was read: where its lines stand, and its issues without their texts, which stay in the file. */
public final class BeadsFile {

    /** What the format allows. */
    public static final long LINE_LIMIT = 64L << 20;

    /** More than a person reads; counted beyond it. */
    private static final int MOST_PROBLEMS = 1000;

    private final Bytes source;
    private final BeadsReader reader;
    private final List<LineExtent> lines = new ArrayList<>();
    private final Map<String, BeadsIssue> issues = new LinkedHashMap<>();
    private final Set<String> tombstones = new LinkedHashSet<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<LineProblem> problems = new ArrayList<>();
    private int number;
    private int read;
    private int skipped;
    private int invalid;

    private BeadsFile(Bytes source, ObjectMapper json) {
        this.source = source;
        this.reader = new BeadsReader(json);
    }

    /**
     * Reads a file. Bad lines become problems.
     *
     * @throws UncheckedIOException if the bytes cannot be read
     */
    public static BeadsFile read(Bytes source, ObjectMapper json) {
        BeadsFile file = new BeadsFile(source, json);
        try (InputStream in = source.from(0)) {
            LineScanner scanner = new LineScanner(in);
            while (scanner.advance()) {
                file.number++;
                if (scanner.isBlank()) {
                    file.extendLast(scanner.end());
                } else {
                    file.take(scanner);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be read", e);
        }
        return file;
    }

    private void take(LineScanner scanner) throws IOException {
        read++;
        LineExtent at = new LineExtent(number, scanner.from(), scanner.to(), scanner.end(), null);
        switch (line(scanner, at)) {
            case BeadsLine.Other other -> {
                skipped++;
                lines.add(at);
            }
            case BeadsLine.Tombstone(String id) -> {
                skipped += issues.remove(id) == null ? 1 : 2;
                tombstones.add(id);
                forget(id);
                lines.add(at);
            }
            case BeadsLine.Invalid(String message) -> {
                skipped++;
                invalid++;
                if (invalid <= MOST_PROBLEMS) {
                    problems.add(new LineProblem(number, message, true));
                }
            }
            case BeadsLine.Issue(BeadsIssue issue, List<String> remarks) -> {
                remarks.forEach(this::remark);
                issue(issue, new LineExtent(number, at.from(), at.to(), at.end(), issue.id()));
            }
        }
    }

    private BeadsLine line(LineScanner scanner, LineExtent at) throws IOException {
        if (scanner.isHeld()) {
            return reader.read(scanner.line(), scanner.length(), at);
        }
        if (at.to() - at.from() > LINE_LIMIT) {
            return new BeadsLine.Invalid("is longer than " + (LINE_LIMIT >> 20) + " MB");
        }
        try (InputStream in = source.from(at.from())) {
            return reader.read(in, at);
        }
    }

    private void issue(BeadsIssue issue, LineExtent at) {
        tombstones.remove(issue.id());
        BeadsIssue earlier = issues.put(issue.id(), issue);
        if (earlier != null) {
            skipped++;
            remark("issue " + issue.id() + " stands on line " + earlier.line() + " too: this line counts");
            forget(issue.id());
        }
        places.put(issue.id(), lines.size());
        lines.add(at);
    }

    private void forget(String id) {
        Integer place = places.remove(id);
        if (place != null) {
            lines.set(place, lines.get(place).withoutId());
        }
    }

    private void extendLast(long end) {
        if (!lines.isEmpty()) {
            LineExtent last = lines.getLast();
            if (last.number() == number - 1) {
                lines.set(lines.size() - 1, new LineExtent(number, last.from(), last.to(), end, last.id()));
            }
        }
    }

    private void remark(String message) {
        if (problems.size() < 2 * MOST_PROBLEMS) {
            problems.add(LineProblem.remark(number, message));
        }
    }

    /** By id, in the order of their first lines; the last line with an id wins. */
    public Map<String, BeadsIssue> issues() {
        return Collections.unmodifiableMap(issues);
    }

    /** Every line that could be read, in order. */
    public List<LineExtent> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** Issues that the file says were deleted. */
    public Set<String> tombstones() {
        return Collections.unmodifiableSet(tombstones);
    }

    /** Lines that hold anything. */
    public int read() {
        return read;
    }

    /** Lines that become no task: deleted issues, memories, invalid lines and earlier lines of an id. */
    public int skipped() {
        return skipped;
    }

    public int invalid() {
        return invalid;
    }

    /** In the order of the lines; the first thousand invalid lines at most. */
    public List<LineProblem> problems() {
        return Collections.unmodifiableList(problems);
    }

    /** The texts of an issue of this file. @throws UncheckedIOException if it cannot be read again */
    public IssueContent content(BeadsIssue issue) {
        try {
            return reader.content(source, issue.at());
        } catch (IOException e) {
            throw new UncheckedIOException("line " + issue.line() + " cannot be read again", e);
        }
    }

    /** What to write into which text so that the issue reads as the description: into its own, where design and notes still follow. */
    public Map<String, String> descriptionEdit(BeadsIssue issue, String description) {
        try {
            return reader.descriptionEdit(source, issue.at(), description);
        } catch (IOException e) {
            throw new UncheckedIOException("line " + issue.line() + " cannot be read again", e);
        }
    }

    /** Copies a line with its end as it stands. */
    public void copy(LineExtent line, OutputStream out) throws IOException {
        source.copy(line.from(), line.end(), out);
    }

    /** Copies every line that could be read, as it stands. */
    public void copyAll(OutputStream out) throws IOException {
        long from = -1;
        long to = -1;
        for (LineExtent line : lines) {
            if (line.from() != to) {
                if (to > from) {
                    source.copy(from, to, out);
                }
                from = line.from();
            }
            to = line.end();
        }
        if (to > from) {
            source.copy(from, to, out);
        }
    }

    /** Writes every line that could be read, then those of an earlier file whose issues stay although this one does not have them. */
    public void copyWith(BeadsFile earlier, Collection<String> kept, OutputStream out) throws IOException {
        copyAll(out);
        boolean ended = lines.isEmpty() || lines.getLast().isEnded();
        Set<String> ids = Set.copyOf(kept);
        for (LineExtent line : earlier.lines) {
            if (line.id() != null && ids.contains(line.id())) {
                if (!ended) {
                    out.write('\n');
                }
                earlier.copy(line, out);
                ended = line.isEnded();
            }
        }
    }

    /** Writes a line with some of its fields changed; everything else of it stays as it is, byte for byte. */
    public void write(LineExtent line, LineEdit edit, OutputStream out) throws IOException {
        edit.apply(source, line, out);
    }

    /** The values of fields as they are written in the line. */
    public @Nullable String raw(LineExtent line, String field) throws IOException {
        return LineEdit.raw(source, line, field);
    }
}
