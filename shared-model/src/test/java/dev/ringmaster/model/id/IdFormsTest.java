package dev.ringmaster.model.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ringmaster.model.ModelJson;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdFormsTest {

    private record Form(Function<String, Object> make, int limit, List<String> good, List<String> bad) {}

    private static final List<String> NEVER = List.of("", " ", "A", "a b", "a/b", "../a", "a\n", "ä", "-a", ".a", "_a");

    private static final Map<String, Form> FORMS = Map.of(
            "task", new Form(TaskId::new, 100, List.of("textkit-7", "7", "a.b_c-1"), List.of("Textkit-7")),
            "project", new Form(ProjectId::new, 40, List.of("textkit", "a-1"), List.of("7a", "a.b", "a_b")),
            "worker", new Form(WorkerId::new, 64, List.of("claude", "claude-2.1_x"), List.of("Claude")),
            "capability", new Form(Capability::new, 40, List.of("java", "java-25"), List.of("Java")),
            "decision", new Form(DecisionId::new, 150, List.of("d-textkit-7-2-agent-question"), List.of("D-1")));

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("good")
    void goodIdIsKeptAsItIs(String kind, String text) throws JsonProcessingException {
        Object id = make(kind, text);

        assertThat(id).hasToString(text);
        String json = ModelJson.MAPPER.writeValueAsString(id);
        assertThat(json).isEqualTo('"' + text + '"');
        assertThat(ModelJson.MAPPER.readValue(json, id.getClass())).isEqualTo(id);
    }

    @ParameterizedTest(name = "{0}: <{1}>")
    @MethodSource("bad")
    void badIdIsRefused(String kind, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> make(kind, text)).withMessageContaining(text);
    }

    @Test
    void epochOnlyGrows() {
        assertThat(Epoch.NONE.next().next()).isEqualTo(new Epoch(2));
        assertThat(new Epoch(1).isOlderThan(new Epoch(2))).isTrue();
        assertThat(new Epoch(2).isOlderThan(new Epoch(2))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Epoch(-1));
    }

    @Test
    void attemptIdIsAUuid() {
        String text = "019ca8d2-5a00-7000-8000-000000000001";

        assertThat(AttemptId.of(text)).hasToString(text);
        assertThatIllegalArgumentException().isThrownBy(() -> AttemptId.of("attempt-1"));
    }

    @Test
    void derivedEventIdIsTheSameForTheSameCause() {
        assertThat(EventId.derivedFrom("a")).isEqualTo(EventId.derivedFrom("a")).isNotEqualTo(EventId.derivedFrom("b"));
    }

    static Stream<Arguments> good() {
        return FORMS.entrySet().stream()
                .flatMap(form -> Stream.concat(
                                form.getValue().good().stream(),
                                Stream.of("a".repeat(form.getValue().limit())))
                        .map(text -> Arguments.of(form.getKey(), text)));
    }

    static Stream<Arguments> bad() {
        return FORMS.entrySet().stream()
                .flatMap(form -> Stream.concat(
                                Stream.concat(NEVER.stream(), form.getValue().bad().stream()),
                                Stream.of("a".repeat(form.getValue().limit() + 1)))
                        .map(text -> Arguments.of(form.getKey(), text)));
    }

    private static Object make(String kind, String text) {
        Form form = FORMS.get(kind);
        assertThat(form).isNotNull();
        return form.make().apply(text);
    }
}
