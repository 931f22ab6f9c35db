package dev.ringmaster.api.rest;

import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The formats of issue files. There is one. */
final class Formats {

    private Formats() {}

    /** @throws ProblemException if another one is asked for */
    static void require(@Nullable String format) {
        if (format != null && !format.isBlank() && !format.equals("beads") && !format.equals("auto")) {
            throw new ProblemException(
                    ProblemCode.INVALID_QUERY, "format: '" + format + "' is not known, but beads is.");
        }
    }
}
