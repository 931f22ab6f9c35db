package dev.ringmaster.api.beads;

import dev.ringmaster.api.beads.format.BeadsFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Issues of an earlier import that a file says were deleted, or does not have.
 *
 * @param calledOff their tasks end
 * @param kept their tasks and lines stay
 * @param refusal why the import must not happen without a person's word
 */
record GoneIssues(List<String> calledOff, List<String> kept, Optional<String> refusal) {

    /** Fewer than this is no mass. */
    private static final int FEW = 3;

    /** One in so many may be gone. */
    private static final int SHARE = 10;

    static GoneIssues of(BeadsFile before, BeadsFile file, ImportOptions.Deletions deletions) {
        List<String> deleted = before.issues().keySet().stream()
                .filter(file.tombstones()::contains)
                .toList();
        List<String> missing = before.issues().keySet().stream()
                .filter(id ->
                        !file.issues().containsKey(id) && !file.tombstones().contains(id))
                .toList();
        return switch (deletions) {
            case FEW -> new GoneIssues(deleted, missing, refusal(before, deleted.size(), missing.size()));
            case APPLY ->
                new GoneIssues(Stream.concat(deleted.stream(), missing.stream()).toList(), List.of(), Optional.empty());
            case KEEP ->
                new GoneIssues(
                        List.of(),
                        Stream.concat(deleted.stream(), missing.stream()).toList(),
                        Optional.empty());
        };
    }

    private static Optional<String> refusal(BeadsFile before, int deleted, int missing) {
        int gone = deleted + missing;
        int all = before.issues().size();
        if (gone < FEW || gone * SHARE <= all) {
            return Optional.empty();
        }
        return Optional.of(gone + " of the " + all + " issues imported before are gone (" + deleted + " deleted, "
                + missing
                + " missing): if that is meant, call their tasks off with --deletions apply; if the file is only"
                + " a part, leave them with --deletions keep");
    }
}
