package dev.ringmaster.scheduler.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.agent.dialect.Dialect;
import dev.ringmaster.agent.report.Background;
import dev.ringmaster.agent.report.OutputReading;
import dev.ringmaster.agent.report.Testimony;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.settings.AgentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an agent's own last event decides, with output of real agents as captured in the conformance kit. */
class AgentWordOutcomeTest {

    private static final Path STREAMS = Path.of("..", "e2e", "conformance", "streams");
    private static final Instant AT = Instant.parse("2026-11-23T16:50:30Z");
    private static final Proof PROVEN =
            new Proof.Changed("c0ffee", List.of(new GateResult("test", true, 0, Duration.ofSeconds(1), "")));
    private static final Proof UNGATED = new Proof.Changed("c0ffee", List.of());

    @Test
    void exitCodeOfAnAgentThatSaysItWentWellMeansNothing() {
        assertThat(OutcomePolicy.judge(1, UNGATED, claude("success"))).isInstanceOf(Verdict.Land.class);
        assertThat(OutcomePolicy.judge(143, UNGATED, codex("success"))).isInstanceOf(Verdict.Land.class);
    }

    @Test
    void thatItWentWellIsNotBelievedWithoutWork() {
        assertThat(classOf(OutcomePolicy.judge(0, new Proof.Unchanged(), claude("success"))))
                .isEqualTo(FailureClass.NO_CHANGES);
    }

    @Test
    void nothingToDoIsASuccessOnlyWhenItIsSaid() {
        Hearing hearing = heard(AgentType.CODEX, """
                {"type":"item.completed","item":{"type":"agent_message","text":"Looked.\\n✓ Nothing to do: it is there already"}}
                {"type":"turn.completed","usage":{}}
                """, "");

        assertThat(OutcomePolicy.judge(0, new Proof.Unchanged(), hearing)).isEqualTo(new Verdict.Done(List.of()));
        assertThat(OutcomePolicy.judge(0, new Proof.Unchanged(), "✓ nothing to do"))
                .isInstanceOf(Verdict.Done.class);
    }

    @Test
    void failureByItsOwnWordIsBelievedWhateverTheGatesSay() {
        assertThat(classOf(OutcomePolicy.judge(0, PROVEN, claude("overflow"))))
                .isEqualTo(FailureClass.CONTEXT_OVERFLOW);
        assertThat(classOf(OutcomePolicy.judge(0, PROVEN, codex("unauthorized"))))
                .isEqualTo(FailureClass.AUTHENTICATION);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-code, limit, 2026-11-23T16:52:08Z",
        // Prose says the minute; its seconds are waited out.
        "codex, limit, 2026-11-23T16:52:00Z",
        "codex, limit-days, 2026-11-25T22:26:00Z"
    })
    void spentWindowIsAQuotaWithItsEnd(String type, String scenario, String until) {
        assertThat(OutcomePolicy.judge(1, PROVEN, captured(AgentType.of(type), scenario)))
                .isInstanceOfSatisfying(Verdict.Wait.class, wait -> {
                    assertThat(wait.outcome().until()).isEqualTo(Instant.parse(until));
                    assertThat(wait.outcome().message()).contains("limit");
                });
    }

    @Test
    void quotaIsSeenThoughTheAgentLeavesWithZero() {
        assertThat(OutcomePolicy.judge(0, new Proof.Unchanged(), claude("limit")))
                .isInstanceOf(Verdict.Wait.class);
    }

    @Test
    void rateLimitOfAKeyIsNoQuota() {
        assertThat(classOf(OutcomePolicy.judge(1, PROVEN, claude("limit-key")))).isEqualTo(FailureClass.CAPACITY);
    }

    @Test
    void questionComesBeforeTheWork() {
        assertThat(OutcomePolicy.judge(0, PROVEN, codex("question")))
                .isInstanceOfSatisfying(
                        Verdict.Ask.class,
                        ask -> assertThat(ask.outcome().question()).isEqualTo("Which colour should the button have?"));
    }

    @Test
    void outputWithoutItsEndIsIncomplete() {
        Hearing cut =
                heard(AgentType.CODEX, "{\"type\":\"thread.started\",\"thread_id\":\"t\"}\n{\"type\":\"turn.st", "");

        assertThat(classOf(OutcomePolicy.judge(0, PROVEN, cut))).isEqualTo(FailureClass.INCOMPLETE);
        assertThat(classOf(OutcomePolicy.judge(137, new Proof.Unchanged(), cut)))
                .isEqualTo(FailureClass.INCOMPLETE);
    }

    @Test
    void standardErrorSaysWhyAnAgentNeverBegan() {
        Hearing unknown = heard(
                AgentType.CODEX, "", "Error: thread/resume failed: no rollout found for thread id 0 (code -32600)\n");
        Hearing arguments = heard(AgentType.CODEX, "", "error: unexpected argument '--nope' found\n");

        assertThat(classOf(OutcomePolicy.judge(1, new Proof.Unchanged(), unknown)))
                .isEqualTo(FailureClass.SESSION_LOST);
        assertThat(classOf(OutcomePolicy.judge(2, new Proof.Unchanged(), arguments)))
                .isEqualTo(FailureClass.BAD_ARGUMENTS);
        assertThat(classOf(OutcomePolicy.judge(1, new Proof.Unchanged(), claude("resume-unknown"))))
                .isEqualTo(FailureClass.SESSION_LOST);
    }

    @Test
    void agentThatGivesUpHasFailedThoughOldGatesPass() {
        Hearing gaveUp = heard(AgentType.CODEX, """
                {"type":"item.completed","item":{"type":"agent_message","text":"✗ The API does not exist"}}
                {"type":"turn.completed","usage":{}}
                """, "");

        assertThat(OutcomePolicy.judge(0, PROVEN, gaveUp))
                .isInstanceOfSatisfying(
                        Verdict.Fail.class,
                        fail -> assertThat(fail.outcome().message())
                                .isEqualTo("the agent gave up: The API does not exist"));
        // Among lines for people it may be a test's report: the gates know better.
        assertThat(OutcomePolicy.judge(0, PROVEN, "✗ adds numbers")).isInstanceOf(Verdict.Land.class);
    }

    @Test
    void aiderThatLeavesWithZeroAfterAnErrorHasFailedWithItsReason() {
        Hearing limited = heard(AgentType.AIDER, "litellm.RateLimitError: OpenAIException - Rate limit reached\n", "");

        assertThat(classOf(OutcomePolicy.judge(0, new Proof.Unchanged(), limited)))
                .isEqualTo(FailureClass.CAPACITY);
    }

    @Test
    void everyFailureSaysWhatToDo() {
        assertThat(messageOf(claude("no-login"))).contains("Please run /login").contains("doctor --workers");
        assertThat(messageOf(claude("overflow"))).contains("starts afresh");
        assertThat(messageOf(claude("limit-key"))).contains("tried again later");
    }

    @Test
    void onlyAFailureByItsOwnWordSettlesWithoutAProof() {
        assertThat(OutcomePolicy.isSettledBy(claude("limit"))).isTrue();
        assertThat(OutcomePolicy.isSettledBy(claude("success"))).isFalse();
        assertThat(OutcomePolicy.isSettledBy(Hearing.ofTail("bye"))).isFalse();
    }

    private static String messageOf(Hearing hearing) {
        return ((Verdict.Fail) OutcomePolicy.judge(1, new Proof.Unchanged(), hearing))
                .outcome()
                .message();
    }

    private static FailureClass classOf(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Fail.class);
        return ((Verdict.Fail) verdict).outcome().failure();
    }

    private static Hearing claude(String scenario) {
        return captured(AgentType.CLAUDE_CODE, scenario);
    }

    private static Hearing codex(String scenario) {
        return captured(AgentType.CODEX, scenario);
    }

    private static Hearing captured(AgentType type, String scenario) {
        String folder = type == AgentType.CODEX ? "codex/0.169.0" : "claude/2.1.197";
        try {
            return heard(type, Files.readString(STREAMS.resolve(folder).resolve(scenario + ".jsonl")), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Hearing heard(AgentType type, String output, String errors) {
        OutputReading reading = new OutputReading(Dialect.of(type), Background.NONE);
        byte[] bytes = output.getBytes(StandardCharsets.UTF_8);
        reading.feed(bytes, 0, bytes.length);
        reading.end();
        Testimony testimony = reading.fold().testimony();
        return new Hearing(testimony, testimony.words() + errors, errors, AT, ZoneOffset.UTC);
    }
}
