package dev.ringmaster.api.beads;

/**
 * What a person insists on.
 *
 * @param skipInvalid import the rest where lines are invalid
 * @param deletions what becomes of issues that are gone
 */
public record ImportOptions(boolean skipInvalid, Deletions deletions) {

    /** An issue is gone when the file says that it was deleted, or does not have it any more. */
    public enum Deletions {
        /** What the file says was deleted is called off, what is missing stays; both together must be few. */
        FEW,
        /** Both are called off, however many. */
        APPLY,
        /** Neither is; for a file that is a part. */
        KEEP
    }

    public static final ImportOptions USUAL = new ImportOptions(false, Deletions.FEW);
}
