package dev.ringmaster.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.demo.Textkit.Gate;
import dev.ringmaster.demo.Textkit.Ran;
import dev.ringmaster.demo.Textkit.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goes through the sample as the ring does, one task after the other, with nothing but prompts, folders and gates. */
class TextkitSampleTest {

    /** Their text breaks a convention, so that the gate's own output is what brings them home. */
    private static final Set<String> RETRIED = Set.of("count", "freq");

    @TempDir
    Path temp;

    private int folders;

    @Test
    void withAnEmptyPromptEveryGateFails() throws Exception {
        Path folder = Textkit.copyOfRepository(temp.resolve("untouched"));

        assertThat(Textkit.agent(folder, "")).isEqualTo(1);

        for (Gate gate : Textkit.projectGates()) {
            assertThat(Textkit.run(folder, gate.command()).passed())
                    .as(gate.name())
                    .isFalse();
        }
        for (Task task : Textkit.tasks()) {
            for (Gate gate : task.gates()) {
                assertThat(Textkit.run(folder, gate.command()).passed())
                        .as(gate.name())
                        .isFalse();
            }
        }
    }

    @Test
    void everyTaskIsProvenByItsGatesAndTheRetriedOnesNeedTheFailureInTheirPrompt() throws Exception {
        Path target = Textkit.copyOfRepository(temp.resolve("target"));
        List<String> retried = new ArrayList<>();
        for (Task task : Textkit.tasks()) {
            assertThat(failures(target, task))
                    .as("gates of %s before its work", task.ref())
                    .isNotEmpty();
            Path empty = worktree(target);
            Textkit.agent(empty, "");
            assertThat(failures(empty, task))
                    .as("gates of %s without a prompt", task.ref())
                    .isNotEmpty();

            Path attempt = attempt(target, Textkit.prompt(task));
            List<Ran> failures = failures(attempt, task);
            if (!failures.isEmpty()) {
                retried.add(task.ref());
                attempt = secondAttempt(target, task, failures.getFirst().output());
            }
            target = attempt;
        }
        assertThat(retried).containsExactlyInAnyOrderElementsOf(RETRIED);
        Ran all = Textkit.run(target, List.of("sh", "check.sh"));
        assertThat(all.passed()).as(all.output()).isTrue();
        assertThat(Textkit.run(target, List.of("sh", "bin/textkit")).output()).contains("| Ladies And Gentlemen |");
    }

    @Test
    void twelveTasksFanOutAndIn() throws Exception {
        List<Task> tasks = Textkit.tasks();

        assertThat(tasks).hasSize(12).allSatisfy(task -> {
            assertThat(task.requires()).containsExactly("demo");
            assertThat(task.gates()).hasSize(1);
        });
        assertThat(tasks).anyMatch(task -> task.dependsOn().size() >= 3);
        assertThat(tasks.stream().filter(task -> task.dependsOn().contains("core")))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    /** Fresh from the target, so the agent does the task again and then what the hints say. */
    private Path secondAttempt(Path target, Task task, String output) throws Exception {
        assertThat(output).as("output of the failed gate of %s", task.ref()).contains(": fix: ");
        Path blind = attempt(target, Textkit.prompt(task));
        assertThat(failures(blind, task))
                .as("%s without the failure block", task.ref())
                .isNotEmpty();

        Path second = attempt(target, Textkit.prompt(task) + Textkit.previousAttempt(output));
        assertThat(failures(second, task))
                .as("%s with the failure block", task.ref())
                .isEmpty();
        return second;
    }

    private Path attempt(Path target, String prompt) throws Exception {
        Path folder = worktree(target);
        assertThat(Textkit.agent(folder, prompt)).isZero();
        return folder;
    }

    private Path worktree(Path target) throws Exception {
        return Textkit.copy(target, temp.resolve("worktree-" + ++folders));
    }

    /** What the gates that failed printed, the project's before the task's. */
    private static List<Ran> failures(Path folder, Task task) throws Exception {
        List<Ran> failed = new ArrayList<>();
        for (Gate gate : Stream.concat(Textkit.projectGates().stream(), task.gates().stream())
                .toList()) {
            Ran ran = Textkit.run(folder, gate.command());
            if (!ran.passed()) {
                failed.add(ran);
            }
        }
        return failed;
    }
}
