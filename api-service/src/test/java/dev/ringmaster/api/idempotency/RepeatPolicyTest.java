package dev.ringmaster.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.api.idempotency.RepeatPolicy.Answered;
import dev.ringmaster.api.idempotency.RepeatPolicy.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
    private static final StoredReply REPLY = new StoredReply(201, Map.of("Location", "/x"), "{}");

    private final RequestFingerprint request = fingerprint("a");

    @Test
    void firstRequestIsPerformed() {
        assertThat(RepeatPolicy.judge(request, null, null, NOW)).isEqualTo(new Verdict.Perform());
    }

    @Test
    void sameRequestGetsTheStoredReply() {
        assertThat(RepeatPolicy.judge(request, answered(1), null, NOW)).isEqualTo(new Verdict.Replay(REPLY));
    }

    @Test
    void otherBodyUnderTheSameKeyIsRefused() {
        assertThat(RepeatPolicy.judge(fingerprint("b"), answered(1), null, NOW)).isEqualTo(new Verdict.Reused());
        assertThat(RepeatPolicy.judge(fingerprint("b"), null, request, NOW)).isEqualTo(new Verdict.Reused());
    }

    @Test
    void sameRequestWhileTheFirstRunsIsRefused() {
        assertThat(RepeatPolicy.judge(request, null, request, NOW)).isEqualTo(new Verdict.InProgress());
    }

    @Test
    void replyIsForgottenAfterADay() {
        assertThat(RepeatPolicy.judge(request, answered(24 * 60 * 60), null, NOW))
                .isEqualTo(new Verdict.Perform());
    }

    @Test
    void operationIsPartOfTheRequest() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(RequestFingerprint.of("POST /a", body)).isNotEqualTo(RequestFingerprint.of("POST /b", body));
    }

    private Answered answered(long secondsAgo) {
        return new Answered(request, REPLY, NOW.minusSeconds(secondsAgo));
    }

    private static RequestFingerprint fingerprint(String body) {
        return RequestFingerprint.of("POST /tasks", body.getBytes(StandardCharsets.UTF_8));
    }
}
