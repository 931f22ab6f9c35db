package dev.ringmaster.release.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides whether tests run the lines that a change changed. */
public final class CoverageCheck {
    private static final Pattern SOURCE = Pattern.compile("(?:.*/)?src/main/java/(.+\\.java)");
    // JaCoCo leaves out what is marked so: a way past it.
    private static final Pattern LEFT_OUT = Pattern.compile("@[\\w.]*Generated\\b");
    private static final Pattern NO_CODE =
            Pattern.compile("\\s*(?:|//.*|/?\\*.*|import .*|package .*|@\\w+|[{}();]*)\\s*");

    private CoverageCheck() {}

    /**
     * @param paths the changed sources that must be covered; anything that is no Java of a program counts as not measured
     * @param sources what each of them holds now
     */
    public static CoverageVerdict judge(
            Collection<String> paths, ChangedLines changed, CoverageReport report, UnaryOperator<String> sources) {
        List<FileCoverage> files = new ArrayList<>();
        for (String path : new TreeSet<>(paths)) {
            Matcher source = SOURCE.matcher(path);
            Optional<Map<String, Map<Integer, Boolean>>> module = report.moduleOf(path);
            if (!source.matches() || module.isEmpty()) {
                files.add(new FileCoverage(path, 0, List.of(), false));
                continue;
            }
            SortedMap<Integer, String> lines = changed.texts().get(path);
            if (lines != null) {
                Map<Integer, Boolean> run = module.get().getOrDefault(source.group(1), Map.of());
                boolean leftOut = LEFT_OUT.matcher(sources.apply(path)).find();
                files.add(file(path, lines, run, leftOut));
            }
        }
        return new CoverageVerdict(files);
    }

    private static FileCoverage file(
            String path, SortedMap<Integer, String> lines, Map<Integer, Boolean> run, boolean leftOut) {
        int covered = 0;
        List<Integer> missed = new ArrayList<>();
        for (Map.Entry<Integer, String> line : lines.entrySet()) {
            Boolean wasRun = run.get(line.getKey());
            if (Boolean.TRUE.equals(wasRun)) {
                covered++;
            } else if (wasRun != null
                    || (leftOut && !NO_CODE.matcher(line.getValue()).matches())) {
                missed.add(line.getKey());
            }
        }
        return new FileCoverage(path, covered, missed, true);
    }
}
