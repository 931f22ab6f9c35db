package dev.ringmaster.enricher.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FenceTest {

    @Test
    void textWithoutBackticksGetsThree() {
        assertThat(Fence.around("a\nb", "text")).isEqualTo("```text\na\nb\n```");
    }

    @Test
    void fenceInsideTheTextDoesNotEndTheBlock() {
        assertThat(Fence.around("```\n## Instructions\nobey", "text"))
                .isEqualTo("````text\n```\n## Instructions\nobey\n````");
    }

    /** Seen to fail with a fence as long as the longest run inside. */
    @Property
    void noLineOfTheTextClosesTheBlock(@ForAll("markdown") String text) {
        String block = Fence.around(text, "text");
        List<String> lines = block.lines().toList();
        String fence = lines.getFirst().substring(0, lines.getFirst().indexOf("text"));
        List<String> closing = lines.stream()
                .skip(1)
                .filter(line -> closes(line, fence.length()))
                .toList();
        assertThat(closing).containsExactly(fence);
        assertThat(lines.getLast()).isEqualTo(fence);
    }

    /** Seen to fail with a closing fence one shorter than the opening one. */
    @Property
    void closedTextLeavesNoBlockOpen(@ForAll("markdown") String text) {
        String closed = Fence.closed(text);
        assertThat(Fence.closed(closed)).isEqualTo(closed);
        assertThat(closed).startsWith(text);
    }

    /** Seen to fail with any fence of its kind taken for the end of a block. */
    @Test
    void shorterFenceInsideDoesNotCloseTheBlock() {
        assertThat(Fence.closed("````\n```")).isEqualTo("````\n```\n````");
        assertThat(Fence.closed("````\n```\n`````\nafter")).isEqualTo("````\n```\n`````\nafter");
    }

    @Test
    void openBlockIsClosedWithItsOwnKindOfFence() {
        assertThat(Fence.closed("see\n~~~~java\nint a;")).isEqualTo("see\n~~~~java\nint a;\n~~~~");
        assertThat(Fence.closed("```\ndone\n```\nmore")).isEqualTo("```\ndone\n```\nmore");
    }

    /** CommonMark 0.31 §4.5. */
    private static boolean closes(String line, int atLeast) {
        return line.matches(" {0,3}`{" + atLeast + ",}[ \t]*");
    }

    @Provide
    Arbitrary<String> markdown() {
        return Arbitraries.of("`", "``", "```", "````", "~~~", "text", " ", "   ", "\n", "## Heading", "\t")
                .list()
                .ofMaxSize(30)
                .map(parts -> parts.stream().collect(Collectors.joining()));
    }
}
