package dev.ringmaster.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.agent.dialect.Dialect;
import dev.ringmaster.model.settings.AgentType;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OutputReadingPropertyTest {

    @Property(tries = 300)
    void howTheBytesAreCutChangesNothing(
            @ForAll("captured") Captured captured,
            @ForAll @Size(max = 200) List<@IntRange(min = 1, max = 400) Integer> cuts) {
        byte[] bytes = captured.output();
        OutputReading pieces = new OutputReading(Dialect.of(captured.type()), Background.NONE);
        int at = 0;
        for (int cut : cuts) {
            int count = Math.min(cut, bytes.length - at);
            pieces.feed(bytes, at, count);
            at += count;
        }
        pieces.feed(bytes, at, bytes.length - at);
        pieces.end();

        assertThat(pieces.fold().testimony()).isEqualTo(Streams.testimony(captured.type(), bytes));
    }

    @Property(tries = 300)
    void outputThatBreaksOffAnywhereNeverSaysThatItIsThrough(
            @ForAll("ending") Captured captured, @ForAll @IntRange(min = 0, max = 1_000_000) int where) {
        byte[] bytes = captured.output();
        int lastLine = lastLine(bytes);
        int end = where % (lastLine + 1);

        byte[] cut = java.util.Arrays.copyOf(bytes, end);

        assertThat(Streams.testimony(captured.type(), cut).ending()).isInstanceOf(Ending.Open.class);
    }

    @Property(tries = 500)
    void nothingThatIsWrittenTripsIt(@ForAll AgentType type, @ForAll("noise") String noise) {
        assertThat(Streams.testimony(type, noise)).isNotNull();
    }

    @Provide
    Arbitrary<Captured> captured() {
        return Arbitraries.of(
                new Captured(AgentType.CLAUDE_CODE, Streams.claude("success")),
                new Captured(AgentType.CLAUDE_CODE, Streams.claude("limit")),
                new Captured(AgentType.CODEX, Streams.codex("cut")),
                new Captured(AgentType.GEMINI, Streams.kit("gemini/0.61.0/success")),
                new Captured(AgentType.QWEN, Streams.kit("qwen/0.15.10/success")),
                new Captured(AgentType.OPENCODE, Streams.kit("opencode/1.18.33/success")),
                new Captured(AgentType.COPILOT, Streams.kit("copilot/1.0.102/success")));
    }

    /** Those whose last line alone says that they are through. */
    @Provide
    Arbitrary<Captured> ending() {
        return captured();
    }

    /** Objects of every known type with fields of the wrong kind. */
    @Provide
    Arbitrary<String> noise() {
        Arbitrary<String> type = Arbitraries.of(
                "system",
                "assistant",
                "user",
                "result",
                "rate_limit_event",
                "thread.started",
                "item.completed",
                "item.started",
                "turn.completed",
                "turn.failed",
                "error",
                "init",
                "message",
                "tool_use",
                "step_finish",
                "text",
                "session.error",
                "assistant.usage",
                "tool_call",
                "complete",
                "x");
        Arbitrary<String> value = Arbitraries.of(
                "1", "-1", "\"a\"", "null", "[]", "[1,{}]", "{}", "{\"type\":\"text\"}", "true", "1e400");
        Arbitrary<String> name = Arbitraries.of(
                "subtype",
                "message",
                "content",
                "usage",
                "item",
                "part",
                "data",
                "result",
                "error",
                "modelUsage",
                "stats",
                "input_tokens",
                "session_id",
                "rate_limit_info",
                "num_turns",
                "errors");
        Arbitrary<String> field = Arbitraries.maps(name, value)
                .ofMaxSize(6)
                .map(fields -> fields.entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                        .collect(java.util.stream.Collectors.joining(",")));
        Arbitrary<String> line = net.jqwik.api.Combinators.combine(type, field)
                .as((t, f) -> "{\"type\":\"" + t + "\"" + (f.isEmpty() ? "" : "," + f) + "}");
        return Arbitraries.oneOf(line, Arbitraries.strings().ofMaxLength(50))
                .list()
                .ofMaxSize(10)
                .map(lines -> String.join("\n", lines));
    }

    /** The length up to the end of the line before the last one, so that the last one is never whole. */
    private static int lastLine(byte[] bytes) {
        int at = bytes.length - 2;
        while (bytes[at] != '\n') {
            at--;
        }
        return at;
    }

    record Captured(AgentType type, byte[] output) {
        @Override
        public String toString() {
            return type + " of " + output.length + " bytes";
        }
    }
}
