package dev.ringmaster.scheduler.workspace.git.chain;

import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.scheduler.workspace.git.repository.WorkFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Whether files in a repository say how others are to be merged (gitattributes(5)). */
enum Attributes {
    /** None does. */
    NONE,
    /** Some may, the same on the target and after all of the work. */
    STANDING,
    /** Work changes them. */
    CHANGING;

    private static final String FILE = ".gitattributes";
    private static final int SHA1_DIGITS = 40;

    /** Looks by one command at the target's tree and at what works change. */
    public static Attributes of(Repository repository, String targetTree, Collection<WorkFacts> works)
            throws IOException, InterruptedException {
        StringBuilder pairs = new StringBuilder();
        // A first pair whose answer is the target's, whatever the works are.
        pairs.append(emptyTree(targetTree.length()))
                .append(' ')
                .append(targetTree)
                .append('\n');
        for (WorkFacts work : works) {
            pairs.append(work.base() == null ? targetTree : work.base().tree())
                    .append(' ')
                    .append(work.tree())
                    .append('\n');
        }
        List<String> lines = repository
                .mustWithInput(pairs.toString(), "diff-tree", "--stdin", "-r", "--name-only", "--", ":(glob)**/" + FILE)
                .output()
                .lines()
                .toList();
        int pair = 0;
        Attributes found = NONE;
        for (String line : lines) {
            if (!line.endsWith(FILE)) {
                pair++;
            } else if (pair > 1) {
                return CHANGING;
            } else {
                found = STANDING;
            }
        }
        return found;
    }

    /** Git knows it without having it. */
    private static String emptyTree(int digits) {
        try {
            MessageDigest digest = MessageDigest.getInstance(digits == SHA1_DIGITS ? "SHA-1" : "SHA-256");
            return HexFormat.of().formatHex(digest.digest("tree 0\0".getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
