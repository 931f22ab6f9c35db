package dev.ringmaster.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.output.Ink;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTableTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void withoutATerminalThereIsOneLineForEachChangeAndNoControlCharacter() {
        LiveTable table = new LiveTable(out, false, new Ink(false));

        table.show(List.of(task("ready", 0)), Duration.ofMillis(100));
        table.show(List.of(task("ready", 0)), Duration.ofMillis(200));
        table.show(List.of(task("in_progress", 2)), Duration.ofMillis(300));

        assertThat(text().lines()).hasSize(2);
        assertThat(text()).contains("0.3 s").contains("(attempt 2)").doesNotContain("\u001b");
    }

    @Test
    void onATerminalTheTableReplacesItself() {
        LiveTable table = new LiveTable(out, true, new Ink(false));

        table.show(List.of(task("ready", 0)), Duration.ofMillis(100));
        table.show(List.of(task("done", 1)), Duration.ofMillis(200));

        assertThat(text()).contains("\u001b[3A").contains("1 of 1 done").containsPattern("done +1  Title");
    }

    @Test
    void attemptThatIsAboutToStartCountsAsTheNext() {
        assertThat(task("assigned", 0).attempt()).isEqualTo(1);
        assertThat(task("in_progress", 1).attempt()).isEqualTo(1);
        assertThat(task("blocked", 1).attempt()).isEqualTo(1);
        assertThat(task("assigned", 1).attempt()).isEqualTo(2);
        assertThat(task("done", 2).attempt()).isEqualTo(2);
    }

    @Test
    void aTaskThatWaitsForItsNextAttemptGoesOnByItselfAndOneWithADecisionDoesNot() {
        DemoTask backoff = new DemoTask("demo-1", "Title", "blocked", 1, "", "", "backoff");
        DemoTask decision = new DemoTask("demo-1", "Title", "blocked", 3, "", "", "decision");

        assertThat(backoff.active()).isTrue();
        assertThat(backoff.stuck()).isFalse();
        assertThat(decision.active()).isFalse();
        assertThat(decision.stuck()).isTrue();
    }

    private static DemoTask task(String status, int attempts) {
        return new DemoTask("demo-1", "Title", status, attempts, "", "", "");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
