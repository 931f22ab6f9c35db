package dev.ringmaster.api.command;

import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Guards a change against one that the caller has not seen ({@code If-Match}, RFC 9110 §13.1.1). */
public final class Versions {

    private Versions() {}

    /**
     * @param ifMatch the header: a version in quotes, or a star
     * @throws ProblemException if the header is missing (428) or names another version (412)
     */
    public static void require(@Nullable String ifMatch, long version, Object current) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    ProblemCode.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag that you saw last, now \"" + version
                            + "\", so that nobody's change is lost.");
        }
        check(ifMatch, version, current);
    }

    /** As {@link #require}, where the header may be missing. */
    public static void check(@Nullable String ifMatch, long version, Object current) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return;
        }
        String seen = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!seen.equals(Long.toString(version))) {
            throw new ProblemException(
                    ProblemCode.PRECONDITION_FAILED,
                    "It was changed in the meantime: you saw version " + seen + ", it is " + version
                            + " now. Look at 'current' and decide again.",
                    Map.of("current", current));
        }
    }
}
