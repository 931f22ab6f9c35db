package dev.ringmaster.api.command;

import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import java.util.List;
import java.util.Map;

/** Picks the one thing that a person meant by an id or its beginning. */
public final class Found {

    /** How many candidates a refusal names. */
    public static final int SHOWN = 6;

    private Found() {}

    /**
     * @param found what matches, at most {@link #SHOWN}
     * @param kind such as {@code task}
     * @throws ProblemException if nothing matches, or more than one
     */
    public static <T> T one(List<T> found, String kind, String text, ProblemCode unknown, String nextStep) {
        if (found.isEmpty()) {
            throw new ProblemException(unknown, "There is no " + kind + " '" + text + "'. " + nextStep);
        }
        if (found.size() > 1) {
            throw new ProblemException(
                    ProblemCode.AMBIGUOUS_ID,
                    "'" + text + "' could be " + String.join(", ", names(found))
                            + (found.size() < SHOWN ? "" : " or others") + ". Give more of the id.",
                    Map.of("candidates", names(found)));
        }
        return found.getFirst();
    }

    private static <T> List<String> names(List<T> found) {
        return found.stream().map(String::valueOf).toList();
    }
}
