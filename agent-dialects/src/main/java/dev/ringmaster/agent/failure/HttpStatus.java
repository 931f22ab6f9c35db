package dev.ringmaster.agent.failure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds an HTTP status in prose. */
final class HttpStatus {

    // Not a part of a longer number, a decimal, a path, a name or a count of lines.
    private static final Pattern CODE =
            Pattern.compile("(?<![\\w./#+-])(?<!line )(?<!\\d,)(401|402|403|408|413|429|500|502|503|504|529)"
                    + "(?![\\w/%-])(?![.,]\\d)(?! (tests?|lines?|files?|ms|seconds?|tokens?|bytes|characters)\\b)");

    private HttpStatus() {}

    /** The first status of those that say what is wrong, or null. */
    static @Nullable Integer in(String text) {
        Matcher matcher = CODE.matcher(text);
        return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
    }
}
