package dev.ringmaster.api.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OutputWindowTest {

    @Test
    void windowIsCutWithinChunks() {
        List<OutputChunk> chunks = chunks("hello ", "world");

        assertThat(OutputWindow.of(chunks, 2, 6)).isEqualTo(new OutputWindow(2, 8, "llo wo"));
        assertThat(OutputWindow.of(chunks, 8, 100)).isEqualTo(new OutputWindow(8, 11, "rld"));
        assertThat(OutputWindow.of(chunks, 11, 100)).isEqualTo(new OutputWindow(11, 11, ""));
    }

    @Test
    void characterIsNeverCut() {
        assertThat(OutputWindow.of(chunks("aäb"), 0, 2)).isEqualTo(new OutputWindow(0, 3, "aä"));
        assertThat(OutputWindow.of(chunks("aäb"), 2, 9)).isEqualTo(new OutputWindow(3, 4, "b"));
    }

    @Test
    void windowStartsLaterWhereOlderOutputIsGone() {
        assertThat(OutputWindow.of(List.of(new OutputChunk(10, 3, "abc")), 0, 9))
                .isEqualTo(new OutputWindow(10, 13, "abc"));
    }

    @Test
    void chunkThatWasNotUtf8ComesWhole() {
        assertThat(OutputWindow.of(List.of(new OutputChunk(0, 2, "\uFFFDx")), 0, 1))
                .isEqualTo(new OutputWindow(0, 2, "\uFFFDx"));
    }

    /** Seen to fail with windows cut at any byte. */
    @Property(tries = 300)
    void windowsFollowingEachOtherGiveTheWholeText(
            @ForAll @Size(max = 6) List<String> written, @ForAll @IntRange(min = 1, max = 9) int limit) {
        String[] texts = written.stream()
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .toArray(String[]::new);
        List<OutputChunk> chunks = chunks(texts);
        StringBuilder read = new StringBuilder();
        long offset = 0;
        OutputWindow window;
        do {
            window = OutputWindow.of(chunks, offset, limit);
            read.append(window.text());
            offset = window.nextOffset();
        } while (!window.text().isEmpty());

        assertThat(read).hasToString(String.join("", texts));
    }

    private static List<OutputChunk> chunks(String... texts) {
        List<OutputChunk> chunks = new ArrayList<>();
        long offset = 0;
        for (String text : texts) {
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            chunks.add(new OutputChunk(offset, length, text));
            offset += length;
        }
        return chunks;
    }
}
