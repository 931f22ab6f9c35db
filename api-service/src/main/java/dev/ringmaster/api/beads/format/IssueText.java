package dev.ringmaster.api.beads.format;

/** The three texts of an issue as the one description of a task, and back. */
final class IssueText {

    private IssueText() {}

    /** Description, then design and notes as sections. */
    static String joined(String description, String design, String notes) {
        return description.strip() + tail(description, design, notes);
    }

    /** What of a changed description belongs into the issue's own description, where design and notes still follow it; null where not. */
    static @org.jspecify.annotations.Nullable String withoutSections(
            String changed, String description, String design, String notes) {
        String tail = tail(description, design, notes);
        return changed.endsWith(tail) ? changed.substring(0, changed.length() - tail.length()) : null;
    }

    private static String tail(String description, String design, String notes) {
        StringBuilder text = new StringBuilder();
        section(text, description.isBlank(), "Design", design);
        section(text, description.isBlank() && text.isEmpty(), "Notes", notes);
        return text.toString();
    }

    private static void section(StringBuilder text, boolean first, String heading, String body) {
        if (!body.isBlank()) {
            text.append(first ? "" : "\n\n")
                    .append("## ")
                    .append(heading)
                    .append("\n\n")
                    .append(body.strip());
        }
    }
}
