package dev.ringmaster.agent.dialect;

import static dev.ringmaster.agent.transport.Fields.at;
import static dev.ringmaster.agent.transport.Fields.count;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.model.usage.FigureSource;
import dev.ringmaster.model.usage.TokenUsage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads tokens, which each agent counts in its own way, into parts that do not overlap. */
final class UsageFields {

    private UsageFields() {}

    /** Empty when nothing is known. */
    static Optional<TokenUsage> of(
            @Nullable Long input, @Nullable Long output, @Nullable Long cacheRead, @Nullable Long cacheWrite) {
        return input == null && output == null && cacheRead == null && cacheWrite == null
                ? Optional.empty()
                : Optional.of(new TokenUsage(input, output, cacheRead, cacheWrite, FigureSource.ACTUAL));
    }

    /** For an agent whose input holds what came from a cache and what went into one. */
    static Optional<TokenUsage> ofWholeInput(
            @Nullable Long whole, @Nullable Long output, @Nullable Long cacheRead, @Nullable Long cacheWrite) {
        Long fresh = whole == null ? null : Math.max(0, whole - orZero(cacheRead) - orZero(cacheWrite));
        return of(fresh, output, cacheRead, cacheWrite);
    }

    /** Of a result in the way of Claude Code: the sums by model hold more than {@code usage} where a request was repeated. */
    static Optional<TokenUsage> ofClaudeResult(JsonNode result) {
        Long input = null;
        Long output = null;
        Long cacheRead = null;
        Long cacheWrite = null;
        for (JsonNode model : at(result, "modelUsage")) {
            input = plus(input, count(model, "inputTokens"));
            output = plus(output, count(model, "outputTokens"));
            cacheRead = plus(cacheRead, count(model, "cacheReadInputTokens"));
            cacheWrite = plus(cacheWrite, count(model, "cacheCreationInputTokens"));
        }
        return of(input, output, cacheRead, cacheWrite).or(() -> ofClaudeUsage(at(result, "usage")));
    }

    static Optional<TokenUsage> ofClaudeUsage(JsonNode usage) {
        return of(
                count(usage, "input_tokens"),
                count(usage, "output_tokens"),
                count(usage, "cache_read_input_tokens"),
                count(usage, "cache_creation_input_tokens"));
    }

    static @Nullable Long plus(@Nullable Long left, @Nullable Long right) {
        if (left == null) {
            return right;
        }
        return right == null ? left : Long.valueOf(left + right);
    }

    private static long orZero(@Nullable Long part) {
        return part == null ? 0 : part;
    }
}
