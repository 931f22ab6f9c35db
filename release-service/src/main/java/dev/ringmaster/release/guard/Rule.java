package dev.ringmaster.release.guard;

import java.util.Locale;

/** What a change to Ringmaster itself may not do. */
public enum Rule {
    /** Nobody has declared the path changeable. */
    NOT_CHANGEABLE(true),
    /** The path is protected, by configuration or because it judges, proves, releases or starts what changes. */
    PROTECTED(true),
    /** A migration that databases may have run already was changed or deleted. */
    MIGRATION(true),
    /** A file's mode changed, or a new one is executable. */
    MODE(true),
    /** A symbolic link leads out of what may be changed, or what a protected one leads to changed. */
    SYMLINK(true),
    /** A part of the tree would come from another repository. */
    SUBMODULE(true),
    /** A path has characters that look like others, cannot be seen, or mean something else to another file system. */
    CHARACTERS(true),
    /** Two paths would be one file on a disk that does not tell case or Unicode forms apart. */
    COLLISION(true),
    /** A class lies in, or declares, a package that is not its module's: it would stand in for another's. */
    FOREIGN_PACKAGE(true),
    /** A compiled program, which nobody can read. */
    PROGRAM(true),
    /** A path that git or another file system takes for git's own folder. */
    DOT_GIT(false),
    /** The result is no single commit upon the base. */
    PARENTS(false),
    /** Git itself would not write the tree like this. */
    MALFORMED(false),
    /** The repository shows other objects than there are. */
    DISGUISED(false);

    private final boolean approvable;

    Rule(boolean approvable) {
        this.approvable = approvable;
    }

    /** Whether a person may let it pass; nobody can judge what the others hide. */
    public boolean isApprovable() {
        return approvable;
    }

    /** As people and configuration read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
