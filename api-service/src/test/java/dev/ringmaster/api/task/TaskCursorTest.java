package dev.ringmaster.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringmaster.model.task.TaskStatus;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TaskCursorTest {

    /** Seen to fail with the key read as ISO 8859-1. */
    @Property
    void decodesToWhatWasEncoded(@ForAll String key, @ForAll long ordinal) {
        String clean = new String(
                key.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        TaskCursor cursor = new TaskCursor(clean, ordinal);

        assertThat(TaskCursor.decode(cursor.encode("list"), "list")).isEqualTo(cursor);
    }

    @Test
    void cursorOfAnotherListIsRefused() {
        String text = new TaskCursor("2", 5).encode("project=a&sort=priority");

        assertThatIllegalArgumentException().isThrownBy(() -> TaskCursor.decode(text, "project=b&sort=priority"));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TaskCursor.decode("abc", "list"));
        assertThatIllegalArgumentException().isThrownBy(() -> TaskCursor.decode("§§", "list"));
    }

    @Test
    void filterHasOneTextHoweverItsPartsAreOrdered() {
        TaskFilter one = new TaskFilter(null, Set.of(TaskStatus.READY, TaskStatus.DONE), Set.of("b", "a"), null);
        TaskFilter other = new TaskFilter(null, Set.of(TaskStatus.DONE, TaskStatus.READY), Set.of("a", "b"), null);

        assertThat(one.canonical()).isEqualTo(other.canonical());
        assertThat(one.canonical()).isNotEqualTo(TaskFilter.ALL.canonical());
    }

    @Test
    void sortNamesItsFieldsWhenItIsNotOne() {
        assertThat(TaskSort.of("-priority")).hasToString("-priority");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskSort.of("colour"))
                .withMessageContaining("created, priority, score");
    }
}
