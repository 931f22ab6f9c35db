package dev.ringmaster.api.idempotency;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a request with an idempotency key gets (draft-ietf-httpapi-idempotency-key-header-07). */
public final class RepeatPolicy {

    /** How long a reply is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** Longest key that is taken. */
    public static final int KEY_LIMIT = 255;

    private RepeatPolicy() {}

    /** A request that was answered. */
    public record Answered(RequestFingerprint fingerprint, StoredReply reply, Instant at) {}

    /** What to do with the request at hand. */
    public sealed interface Verdict {
        /** Nobody has asked this before: do it. */
        record Perform() implements Verdict {}

        /** It was done: answer the same again. */
        record Replay(StoredReply reply) implements Verdict {}

        /** The key belongs to another request. */
        record Reused() implements Verdict {}

        /** The first request with the key is still being worked on. */
        record InProgress() implements Verdict {}
    }

    /**
     * @param answered what was stored under the key, or null
     * @param running the request under way with the key, or null
     */
    public static Verdict judge(
            RequestFingerprint request,
            @Nullable Answered answered,
            @Nullable RequestFingerprint running,
            Instant now) {
        if (answered != null && now.isBefore(answered.at().plus(KEPT))) {
            return answered.fingerprint().equals(request) ? new Verdict.Replay(answered.reply()) : new Verdict.Reused();
        }
        if (running != null) {
            return running.equals(request) ? new Verdict.InProgress() : new Verdict.Reused();
        }
        return new Verdict.Perform();
    }
}
