package dev.ringmaster.release.coverage;

import java.util.List;

/**
 * Whether tests run what a change changed.
 *
 * @param files one for each changed source that has something to run or was not measured, in the order of their paths
 */
public record CoverageVerdict(List<FileCoverage> files) {
    public CoverageVerdict {
        files = List.copyOf(files);
    }

    public boolean isCovering() {
        return files.stream().allMatch(FileCoverage::isCovering);
    }

    /** For a person: what no test runs; empty if all is covered. */
    public List<String> sentences() {
        return files.stream()
                .filter(file -> !file.isCovering())
                .map(FileCoverage::sentence)
                .toList();
    }
}
