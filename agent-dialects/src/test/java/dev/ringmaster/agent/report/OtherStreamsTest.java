package dev.ringmaster.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.agent.dialect.Dialect;
import dev.ringmaster.agent.event.FailureKind;
import dev.ringmaster.model.settings.AgentType;
import dev.ringmaster.model.settings.PriceSettings;
import dev.ringmaster.model.usage.AgentReport;
import dev.ringmaster.model.usage.Cost;
import dev.ringmaster.model.usage.FigureSource;
import dev.ringmaster.model.usage.TokenUsage;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Gemini CLI, Qwen Code, OpenCode and Copilot CLI as captured; the rest in the shapes of their documentation. */
class OtherStreamsTest {

    @Test
    void geminiPutsItsWordsTogether() {
        Testimony said = Streams.testimony(AgentType.GEMINI, Streams.kit("gemini/0.61.0/resume-before"));

        assertThat(said.ending()).isEqualTo(new Ending.Well());
        assertThat(said.words()).isEqualTo("✓ The first part is done.");
        assertThat(said.report().session()).isEqualTo("00000000-0000-4000-8000-000000000001");
        assertThat(said.report().toolCalls()).isEqualTo(1);
        assertThat(said.report().tokens()).isEqualTo(new TokenUsage(2100L, 101L, 200L, null, FigureSource.ACTUAL));
        assertThat(said.report().cost()).isEqualTo(Cost.UNKNOWN);
        assertThat(said.report().unknownEvents()).isZero();
    }

    @Test
    void geminiFailsWithItsReason() {
        Testimony said = Streams.testimony(
                AgentType.GEMINI,
                "{\"type\":\"result\",\"status\":\"error\",\"error\":{\"type\":\"Error\",\"message\":"
                        + "\"You have exhausted your daily quota on this model.\"}}\n");

        assertThat(kindOf(said)).isEqualTo(FailureKind.QUOTA);
    }

    @Test
    void qwenCountsItsWholeSession() {
        OutputReading before = new OutputReading(Dialect.of(AgentType.QWEN), Background.NONE);
        byte[] first = Streams.kit("qwen/0.15.10/resume-before");
        before.feed(first, 0, first.length);
        before.end();
        Testimony fresh = before.fold().testimony();
        Background resumed = new Background(
                PriceSettings.DEFAULT, null, null, true, before.fold().sessionTokens());
        Testimony second = Streams.testimony(AgentType.QWEN, Streams.kit("qwen/0.15.10/resume"), resumed);

        assertThat(fresh.ending()).isEqualTo(new Ending.Well());
        assertThat(fresh.report().model()).isEqualTo("conformance-model");
        assertThat(fresh.report().tokens()).isEqualTo(new TokenUsage(2100L, 101L, 200L, null, FigureSource.ACTUAL));
        assertThat(second.report().tokens()).isEqualTo(new TokenUsage(2500L, 105L, 1000L, null, FigureSource.ACTUAL));
        assertThat(second.report().unknownEvents()).isZero();
    }

    @Test
    void openCodeAddsUpItsStepsAndEndsWithTheLastOne() {
        Testimony said = Streams.testimony(AgentType.OPENCODE, Streams.kit("opencode/1.18.33/resume-before"));

        assertThat(said.ending()).isEqualTo(new Ending.Well());
        assertThat(said.report().session()).isEqualTo("ses_df708e6a8ffe7oXILJPTnmhVJV");
        assertThat(said.report().turns()).isEqualTo(2);
        assertThat(said.report().tokens()).isEqualTo(new TokenUsage(2100L, 101L, 200L, 0L, FigureSource.ACTUAL));
        assertThat(said.report().cost()).isEqualTo(Cost.UNKNOWN);
        assertThat(said.report().unknownEvents()).isZero();
    }

    @Test
    void agentThatGoesOnAfterItsEndIsNotThrough() {
        String end = "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":false,\"result\":\"ok\"}\n";
        String more =
                "{\"type\":\"assistant\",\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"It came back.\"}]}}\n";

        assertThat(Streams.testimony(AgentType.CLAUDE_CODE, end + more).ending())
                .isEqualTo(new Ending.Open(null));
        assertThat(Streams.testimony(AgentType.CLAUDE_CODE, end + more + end).ending())
                .isEqualTo(new Ending.Well());
    }

    @Test
    void openCodeTellsOfAKeyThatIsRefused() {
        Testimony said = Streams.testimony(AgentType.OPENCODE, Streams.kit("opencode/1.18.33/unauthorized"));

        assertThat(kindOf(said)).isEqualTo(FailureKind.AUTHENTICATION);
    }

    @Test
    void copilotHasItsSessionInTheEnd() {
        Testimony said = Streams.testimony(AgentType.COPILOT, Streams.kit("copilot/1.0.102/resume-before"));

        assertThat(said.ending()).isEqualTo(new Ending.Well());
        assertThat(said.words()).isEqualTo("✓ The first part is done.");
        assertThat(said.report().session()).isEqualTo("00000000-0000-4000-8000-000000000035");
        assertThat(said.report().model()).isEqualTo("conformance-model");
        assertThat(said.report().turns()).isEqualTo(2);
        assertThat(said.report().toolCalls()).isEqualTo(1);
        assertThat(said.report().tokens()).isEqualTo(TokenUsage.UNKNOWN);
        assertThat(said.report().unknownEvents()).isZero();
    }

    @Test
    void copilotErrorComesBeforeItsEnd() {
        Testimony said = Streams.testimony(AgentType.COPILOT, """
                {"type":"session.error","data":{"errorType":"rate_limit","message":"Sorry, you have hit a rate limit. \
                Please try again in 5 minutes","statusCode":429}}
                {"type":"result","sessionId":"s","exitCode":1}
                """);

        assertThat(kindOf(said)).isEqualTo(FailureKind.CAPACITY);
    }

    @Test
    void cursorHasNamesOfItsOwn() {
        Testimony said = Streams.testimony(AgentType.CURSOR_AGENT, """
                {"type":"system","subtype":"init","session_id":"c-1","model":"Auto","cwd":"/p"}
                {"type":"tool_call","subtype":"started","call_id":"1","tool_call":{"writeToolCall":{}}}
                {"type":"tool_call","subtype":"completed","call_id":"1","tool_call":{"writeToolCall":{}}}
                {"type":"assistant","message":{"role":"assistant","content":[{"type":"text","text":"Done."}]},"session_id":"c-1"}
                {"type":"result","subtype":"success","is_error":false,"result":"Done.","session_id":"c-1",\
                "usage":{"inputTokens":10,"outputTokens":5,"cacheReadTokens":3,"cacheWriteTokens":2}}
                """);

        assertThat(said.ending()).isEqualTo(new Ending.Well());
        assertThat(said.report().toolCalls()).isEqualTo(1);
        assertThat(said.report().tokens()).isEqualTo(new TokenUsage(10L, 5L, 3L, 2L, FigureSource.ACTUAL));
        assertThat(said.report().unknownEvents()).isZero();
    }

    @Test
    void ampAddsUpItsMessages() {
        Testimony said = Streams.testimony(AgentType.AMP, """
                {"type":"system","subtype":"init","session_id":"T-1","tools":[]}
                {"type":"assistant","session_id":"T-1","message":{"role":"assistant","content":[{"type":"tool_use","name":"edit"}],\
                "usage":{"input_tokens":10,"output_tokens":5}}}
                {"type":"assistant","session_id":"T-1","message":{"role":"assistant","content":[{"type":"text","text":"ok"}],\
                "usage":{"input_tokens":20,"output_tokens":6,"cache_read_input_tokens":7}}}
                {"type":"result","subtype":"success","is_error":false,"num_turns":2,"result":"ok","session_id":"T-1"}
                """);

        assertThat(said.report().session()).isEqualTo("T-1");
        assertThat(said.report().tokens()).isEqualTo(new TokenUsage(30L, 11L, 7L, null, FigureSource.ACTUAL));
    }

    @Test
    void gooseEndsWithItsCost() {
        Background named = new Background(PriceSettings.DEFAULT, null, "ringmaster-1", false, null);
        byte[] output = """
                {"type":"message","message":{"role":"assistant","content":[{"type":"toolRequest","id":"1",\
                "toolCall":{"status":"success","value":{"name":"developer__shell"}}}]}}
                {"type":"message","message":{"role":"user","content":[{"type":"toolResponse","id":"1"}]}}
                {"type":"message","message":{"role":"assistant","content":[{"type":"text","text":"✓ do"}]}}
                {"type":"message","message":{"role":"assistant","content":[{"type":"text","text":"ne"}]}}
                {"type":"complete","total_tokens":30,"input_tokens":20,"output_tokens":10,"cost_usd":0.01}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8);

        Testimony said = Streams.testimony(AgentType.GOOSE, output, named);

        assertThat(said.words()).isEqualTo("✓ done");
        assertThat(said.report().session()).isEqualTo("ringmaster-1");
        assertThat(said.report().cost()).isEqualTo(new Cost(new BigDecimal("0.01"), FigureSource.ACTUAL));
    }

    @Test
    void aiderIsReadFromItsLines() {
        Testimony said = Streams.testimony(AgentType.AIDER, """
                Applied edit to greeting.txt
                Tokens: 2.3k sent, 101 received. Cost: $0.0012 message, $0.0030 session.
                """);
        Testimony failed = Streams.testimony(
                AgentType.AIDER, "litellm.RateLimitError: RateLimitError: OpenAIException - Rate limit reached\n");

        assertThat(said.report().tokens()).isEqualTo(new TokenUsage(2300L, 101L, null, null, FigureSource.ACTUAL));
        assertThat(said.report().cost()).isEqualTo(new Cost(new BigDecimal("0.0030"), FigureSource.ACTUAL));
        assertThat(failed.ending())
                .isInstanceOfSatisfying(
                        Ending.Unsaid.class,
                        unsaid -> assertThat(unsaid.lastTrouble())
                                .isNotNull()
                                .extracting("kind")
                                .isEqualTo(FailureKind.CAPACITY));
    }

    @Test
    void anyProgramSumsUpWithASign() {
        Testimony said = Streams.testimony(AgentType.GENERIC, "reading\n✗ not yet\nmore\n✓ done now\nbye\n");

        assertThat(said.ending()).isEqualTo(new Ending.Unsaid(null));
        assertThat(said.marker()).isEqualTo(new Marker(Marker.Kind.DONE, "done now"));
        assertThat(said.report())
                .isEqualTo(new AgentReport(
                        "generic",
                        null,
                        null,
                        null,
                        null,
                        TokenUsage.UNKNOWN,
                        Cost.UNKNOWN,
                        java.util.List.of(),
                        0,
                        "reading\n✗ not yet\nmore\n✓ done now\nbye"));
    }

    private static FailureKind kindOf(Testimony said) {
        assertThat(said.ending()).isInstanceOf(Ending.Badly.class);
        return ((Ending.Badly) said.ending()).failure().kind();
    }
}
