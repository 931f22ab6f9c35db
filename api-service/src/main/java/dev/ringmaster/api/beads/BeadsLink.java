package dev.ringmaster.api.beads;

import java.util.Locale;
import java.util.Set;

/**
 * A dependency as a file writes it.
 *
 * @param type normalised: lower case, words joined by a hyphen, {@code blocked-by} as {@code blocks}
 * @param any for {@code waits-for}: any child of the target is enough, not all
 */
record BeadsLink(String from, String to, String type, boolean any) {

    static final String PARENT_CHILD = "parent-child";
    static final String CONDITIONAL = "conditional-blocks";
    static final String WAITS_FOR = "waits-for";
    private static final String BLOCKS = "blocks";
    private static final Set<String> BLOCKING = Set.of(BLOCKS, PARENT_CHILD, CONDITIONAL, WAITS_FOR);

    /** The type in the one spelling used here. */
    static String normalised(String type) {
        String word = type.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return word.isEmpty() || word.equals("blocked-by") || word.equals("depends-on") ? BLOCKS : word;
    }

    boolean isBlocking() {
        return BLOCKING.contains(type);
    }

    boolean isParent() {
        return type.equals(PARENT_CHILD);
    }
}
