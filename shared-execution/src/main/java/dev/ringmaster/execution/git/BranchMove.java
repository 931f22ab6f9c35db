package dev.ringmaster.execution.git;

/** What came of moving a branch forward. */
public sealed interface BranchMove {
    /** The branch is at, or already past, the commit. */
    record Done() implements BranchMove {}

    /** The branch is elsewhere by now. */
    record Elsewhere(String tip) implements BranchMove {}

    /**
     * Nothing was touched; a person must put something right, such as a dirty checkout of the branch.
     *
     * @param message what is wrong, one sentence
     * @param nextStep what to do about it, one sentence
     */
    record Refused(String message, String nextStep) implements BranchMove {}
}
