package dev.ringmaster.model.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TaskStatusTest {

    /** Written by hand from the life of a task: rows become columns, {@code x} marks what is allowed. */
    private static final String EXPECTED = """
            from        draft blocked ready assigned in_progress review done failed cancelled
            draft       .     x       x     .        .           .      .    .      x
            blocked     .     x       x     .        .           .      .    x      x
            ready       .     x       .     x        .           .      .    .      x
            assigned    .     x       x     .        x           .      .    .      x
            in_progress .     x       x     .        .           x      .    .      x
            review      .     x       x     .        .           .      x    .      x
            done        .     .       .     .        .           .      .    .      .
            failed      .     .       .     .        .           .      .    .      .
            cancelled   .     .       .     .        .           .      .    .      .
            """;

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @MethodSource("everyPair")
    void everyPairMovesAsTheTableSays(TaskStatus from, TaskStatus to, boolean allowed) {
        assertThat(from.canBecome(to)).isEqualTo(allowed);
        if (allowed) {
            assertThat(from.become(to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.become(to)).isInstanceOf(IllegalTransitionException.class);
        }
    }

    @Test
    void tableNamesEveryPairOnce() {
        int statuses = TaskStatus.values().length;

        assertThat(everyPair().map(pair -> List.of(pair.get()[0], pair.get()[1])))
                .hasSize(statuses * statuses)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(TaskStatus.class)
    void wordIsReadBack(TaskStatus status) {
        assertThat(TaskStatus.ofWord(status.word())).isEqualTo(status);
        assertThat(TaskStatus.ofWord(status.word().replace('_', '-'))).isEqualTo(status);
    }

    @Test
    void finalAndActiveStatusesAreThese() {
        assertThat(TaskStatus.values())
                .filteredOn(TaskStatus::isFinal)
                .containsExactly(TaskStatus.DONE, TaskStatus.FAILED, TaskStatus.CANCELLED);
        assertThat(TaskStatus.values())
                .filteredOn(TaskStatus::isActive)
                .containsExactly(TaskStatus.ASSIGNED, TaskStatus.IN_PROGRESS, TaskStatus.REVIEW);
    }

    static Stream<Arguments> everyPair() {
        List<List<String>> rows =
                EXPECTED.lines().map(line -> Arrays.asList(line.split(" +"))).toList();
        List<Arguments> pairs = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int column = 1; column < row.size(); column++) {
                pairs.add(Arguments.of(
                        TaskStatus.ofWord(row.getFirst()),
                        TaskStatus.ofWord(rows.getFirst().get(column)),
                        row.get(column).equals("x")));
            }
        }
        return pairs.stream();
    }
}
