package dev.ringmaster.api.beads.format;

import java.util.Locale;
import java.util.Set;

/**
 * A dependency as a file writes it.
 *
 * @param type normalised: lower case, words joined by a hyphen, {@code blocked-by} as {@code blocks}
 * @param any for {@code waits-for}: any child of the target is enough, not all
 */
public record BeadsLink(String from, String to, String type, boolean any) {

    public static final String PARENT_CHILD = "parent-child";
    public static final String CONDITIONAL = "conditional-blocks";
    public static final String WAITS_FOR = "waits-for";
    private static final String BLOCKS = "blocks";
    private static final Set<String> BLOCKING = Set.of(BLOCKS, PARENT_CHILD, CONDITIONAL, WAITS_FOR);

    /** The type in the one spelling used here. */
    public static String normalised(String type) {
        String word = type.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return word.isEmpty() || word.equals("blocked-by") || word.equals("depends-on") ? BLOCKS : word;
    }

    public boolean isBlocking() {
        return BLOCKING.contains(type);
    }

    public boolean isParent() {
        return type.equals(PARENT_CHILD);
    }
}
