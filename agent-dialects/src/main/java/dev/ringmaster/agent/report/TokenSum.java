package dev.ringmaster.agent.report;

import dev.ringmaster.agent.event.AgentEvent.UsageSeen;
import dev.ringmaster.model.usage.FigureSource;
import dev.ringmaster.model.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/** Adds up what an agent says it used. Not thread-safe. */
final class TokenSum {

    private TokenUsage steps = TokenUsage.UNKNOWN;
    private @Nullable TokenUsage run;
    private @Nullable TokenUsage session;

    void add(UsageSeen usage) {
        switch (usage.scope()) {
            case STEP -> steps = plus(steps, usage.tokens());
            case RUN -> run = usage.tokens();
            case SESSION -> session = usage.tokens();
        }
    }

    /** All runs of the session together, where the agent counts so; else null. */
    @Nullable
    TokenUsage session() {
        return session;
    }

    /**
     * This run alone.
     *
     * @param resumed whether the session has earlier runs
     * @param before what those used together; null when that is not known
     */
    TokenUsage run(boolean resumed, @Nullable TokenUsage before) {
        if (run != null) {
            return run;
        }
        if (session == null) {
            return steps;
        }
        if (!resumed) {
            return session;
        }
        return before == null ? estimated(session) : minus(session, before);
    }

    private static TokenUsage estimated(TokenUsage whole) {
        return new TokenUsage(
                whole.input(), whole.output(), whole.cacheRead(), whole.cacheWrite(), FigureSource.ESTIMATED);
    }

    private static TokenUsage plus(TokenUsage left, TokenUsage right) {
        return new TokenUsage(
                sum(left.input(), right.input()),
                sum(left.output(), right.output()),
                sum(left.cacheRead(), right.cacheRead()),
                sum(left.cacheWrite(), right.cacheWrite()),
                right.source());
    }

    private static TokenUsage minus(TokenUsage whole, TokenUsage before) {
        return new TokenUsage(
                less(whole.input(), before.input()),
                less(whole.output(), before.output()),
                less(whole.cacheRead(), before.cacheRead()),
                less(whole.cacheWrite(), before.cacheWrite()),
                whole.source());
    }

    private static @Nullable Long sum(@Nullable Long left, @Nullable Long right) {
        if (left == null) {
            return right;
        }
        return right == null ? left : Long.valueOf(left + right);
    }

    private static @Nullable Long less(@Nullable Long whole, @Nullable Long part) {
        return whole == null || part == null ? whole : Long.valueOf(Math.max(0, whole - part));
    }
}
