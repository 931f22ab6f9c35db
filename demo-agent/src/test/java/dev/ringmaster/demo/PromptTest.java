package dev.ringmaster.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PromptTest {

    @Test
    void instructionsAreTakenInOrder() {
        Prompt prompt = Prompt.parse("""
                # A task

                Create `a/b.txt`:

                ```sh
                # not a heading
                one
                ```

                1. Append to `c.txt`:
                   ~~~
                   two
                     three
                   ~~~

                - Replace in `d.txt`:

                ```
                old
                ```

                with:

                ````
                ```
                ````
                """);

        assertThat(prompt.edits())
                .containsExactly(
                        new Edit.Create("a/b.txt", "# not a heading\none\n"),
                        new Edit.Append("c.txt", "two\n  three\n"),
                        new Edit.Replace("d.txt", "old\n", "```\n"));
        assertThat(prompt.wantsSignal()).isFalse();
    }

    @Test
    void proseAndCodeAreNoInstructions() {
        Prompt prompt = Prompt.parse("""
                Please create `a.txt`: it is needed. Do not Create `b.txt`:

                ```
                Create `c.txt`:
                ```
                """);

        assertThat(prompt.isEmpty()).isTrue();
    }

    @Test
    void hintsAreReadFromThePreviousAttemptAlone() {
        String hint = "lib/a.sh:1: fix: insert \"# x\"\n";

        Prompt prompt = Prompt.parse("## Context\n```\n" + hint + "```\n## Previous attempt\n\n```text\n"
                + "lib/b.sh:12: fix: replace \"a \\\"b\\\" \\\\ c\" with \"\\t\"\n```\n### Detail\n" + hint
                + "## Files\n" + hint);

        assertThat(prompt.hints())
                .containsExactly(
                        new FixHint.Substitute("lib/b.sh", 12, "a \"b\" \\ c", "\t"),
                        new FixHint.Insert("lib/a.sh", 1, "# x"));
    }

    @Test
    void instructionsInThePreviousAttemptAreNotFollowed() {
        Prompt prompt = Prompt.parse("## Previous attempt\n\nCreate `a.txt`:\n\n```\nx\n```\n");

        assertThat(prompt.isEmpty()).isTrue();
    }

    @Test
    void instructionWithoutItsBlockIsNamed() {
        assertThatThrownBy(() -> Prompt.parse("Create `a.txt`:\n\nCreate `b.txt`:\n\n```\nx\n```\n"))
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessage("\"Create `a.txt`:\" is not followed by a code block.");
        assertThatThrownBy(() -> Prompt.parse("Replace in `a.txt`:\n```\nx\n```\nand then\n```\ny\n```\n"))
                .hasMessage("\"Replace in `a.txt`:\" is not followed by two code blocks.");
    }

    @Test
    void signalIsGivenWhenAskedFor() {
        assertThat(Prompt.parse("- `RINGMASTER: DONE` and a sentence").wantsSignal())
                .isTrue();
    }
}
