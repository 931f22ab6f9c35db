package dev.ringmaster.cli.command.kept;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.output.Column;
import java.util.List;
import java.util.Locale;

/** How left work is shown. */
final class WorkColumns {

    private static final long KIB = 1024;

    static final Column TASK = Column.of("TASK", work -> text(work, "task"));
    static final Column BRANCH = Column.of("BRANCH", work -> text(work, "branch"));
    static final Column COMMIT = Column.of("COMMIT", work -> shortened(text(work, "commit")));
    static final Column DISK = Column.of(
            "DISK",
            work -> work.path("bytes").isNumber() ? size(work.path("bytes").asLong()) : "");

    private WorkColumns() {}

    static String text(JsonNode work, String field) {
        return work.path(field).isTextual() ? work.path(field).asText() : "";
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(10, commit.length()));
    }

    static String size(long bytes) {
        double size = (double) bytes / KIB;
        String unit = "KiB";
        for (String next : List.of("MiB", "GiB", "TiB")) {
            if (size < KIB) {
                break;
            }
            size /= KIB;
            unit = next;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, unit);
    }
}
