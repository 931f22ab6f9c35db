package dev.ringmaster.api.project;

import java.util.List;

/** What was found at a path that shall be a project's repository. */
public sealed interface RepositoryFinding {

    /**
     * @param branch the target branch, which exists
     * @param warnings what a person should know though it stops nothing
     */
    record Usable(String branch, List<String> warnings) implements RepositoryFinding {
        public Usable {
            warnings = List.copyOf(warnings);
        }
    }

    /** @param reason one sentence with a next step */
    record NotARepository(String reason) implements RepositoryFinding {}

    /** @param branches those that exist, at most some */
    record NoSuchBranch(String branch, List<String> branches) implements RepositoryFinding {
        public NoSuchBranch {
            branches = List.copyOf(branches);
        }
    }
}
