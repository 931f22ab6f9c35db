package dev.ringmaster.agent.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.agent.event.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "You’ve hit your usage limit. Upgrade to Pro or try again at 4:51 PM. | QUOTA",
                "You've hit your session limit · resets 4:52pm (UTC) | QUOTA",
                "You exceeded your current quota, please check your plan and billing details | QUOTA",
                "You have exhausted your daily quota on this model. | QUOTA",
                "You've hit your usage limit for the month | QUOTA",
                "API Error: Request rejected (429) · This request would exceed your account's rate limit. | CAPACITY",
                "exceeded retry limit, last status: 429 Too Many Requests | CAPACITY",
                "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}} | CAPACITY",
                "got status: 529 | CAPACITY",
                "litellm.RateLimitError: AnthropicException | CAPACITY",
                "Codex ran out of room in the model's context window. | CONTEXT_OVERFLOW",
                "Prompt is too long | CONTEXT_OVERFLOW",
                "This model's maximum context length is 128000 tokens | CONTEXT_OVERFLOW",
                "unexpected status 401 Unauthorized: Incorrect API key provided., url: http://127.0.0.1:8080/v1 | AUTHENTICATION",
                "Missing environment variable: `CONFORMANCE_KEY`. | AUTHENTICATION",
                "Not logged in · Please run /login | AUTHENTICATION",
                "No auth type is selected. Please configure an auth type before running | AUTHENTICATION",
                "Invalid API key · Fix external API key | AUTHENTICATION",
                "stream disconnected before completion: Transport error: network error: error decoding response body | NETWORK",
                "connect ECONNREFUSED 127.0.0.1:443 | NETWORK",
                "getaddrinfo ENOTFOUND api.example.com | NETWORK",
                "Error: thread/resume failed: no rollout found for thread id 00000000-0000-4000-8000-000000000001 | SESSION_UNKNOWN",
                "No conversation found with session ID: 00000000-0000-4000-8000-000000000001 | SESSION_UNKNOWN",
                "No saved session found with ID 0. Run `qwen --resume` without an ID | SESSION_UNKNOWN",
                "Error resuming session: Invalid session identifier \"0\". | SESSION_UNKNOWN",
                "Error: No session, task, or name matched '0'. | SESSION_UNKNOWN",
                "Error: Session not found | SESSION_UNKNOWN",
                "error: unexpected argument '--no-such-flag' found | BAD_ARGUMENTS",
                "error: unknown option '--nope' | BAD_ARGUMENTS",
                "the tests do not pass | OTHER",
                "`` | OTHER"
            })
    void kindIsKnownByTheMessage(String message, FailureKind kind) {
        assertThat(FailureText.failure(message).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "processed 1429 rows",
                "at line 429",
                "see ticket #429",
                "took 429ms",
                "wrote src/429.txt",
                "0.429",
                "4290",
                "checked 12,429 files",
                "429 tests passed",
                "v1.429.0",
                "429/500 done"
            })
    void numberThatIsNoStatusMeansNothing(String message) {
        assertThat(FailureText.failure(message).kind()).isEqualTo(FailureKind.OTHER);
    }

    @Test
    void statusThatCameAsAFigureCountsWhereTheTextSaysNothing() {
        assertThat(FailureText.kind("something", 529)).isEqualTo(FailureKind.CAPACITY);
        assertThat(FailureText.kind("something", 403)).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(FailureText.kind("something", 402)).isEqualTo(FailureKind.QUOTA);
        assertThat(FailureText.kind("Prompt is too long", 400)).isEqualTo(FailureKind.CONTEXT_OVERFLOW);
        assertThat(FailureText.kind("something", 418)).isEqualTo(FailureKind.OTHER);
    }

    @Test
    void hugeMessageIsSearchedInBoundedTime() {
        assertThat(FailureText.failure("usage ".repeat(2_000_000)).kind()).isEqualTo(FailureKind.OTHER);
    }
}
