package dev.ringmaster.release.tree;

/**
 * A file of a tree, or what stands for one.
 *
 * @param path from the root of the tree, parted by slashes; bytes that are no UTF-8 appear as U+FFFD
 * @param mode as git writes it, such as {@code 100644}
 * @param hash of its content; of a commit where it is a submodule
 */
public record Entry(String path, String mode, String hash) {
    public static final String FILE = "100644";
    public static final String EXECUTABLE = "100755";
    public static final String SYMLINK = "120000";
    public static final String SUBMODULE = "160000";

    public boolean isFile() {
        return mode.equals(FILE) || mode.equals(EXECUTABLE);
    }

    public boolean isExecutable() {
        return mode.equals(EXECUTABLE);
    }

    public boolean isSymlink() {
        return mode.equals(SYMLINK);
    }

    public boolean isSubmodule() {
        return mode.equals(SUBMODULE);
    }
}
