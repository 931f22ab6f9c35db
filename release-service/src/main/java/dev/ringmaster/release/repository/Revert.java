package dev.ringmaster.release.repository;

/** What came of taking a release out of its target branch. */
public sealed interface Revert {
    /** The target does not hold the release. */
    record NotNeeded() implements Revert {}

    /**
     * The target is without it.
     *
     * @param sameTree whether the tree is the base's, hash for hash; not so where other work landed since
     */
    record Done(String commit, boolean sameTree) implements Revert {}

    /** What landed since changes the same lines as the release: a person must take it out. */
    record Conflict() implements Revert {}

    /** Nothing was touched; a person must put something right. */
    record Refused(String reason) implements Revert {}
}
