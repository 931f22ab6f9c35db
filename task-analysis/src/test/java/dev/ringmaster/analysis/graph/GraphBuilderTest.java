package dev.ringmaster.analysis.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.model.id.TaskId;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {

    private static final TaskId A = new TaskId("a");
    private static final TaskId B = new TaskId("b");

    @Test
    void taskMayNameOneThatComesLater() {
        GraphSnapshot graph = new GraphBuilder()
                .add(B, List.of(A), 2, 5)
                .add(A, List.of(), 0, 7)
                .build();

        assertThat(graph.task(0)).isEqualTo(B);
        assertThat(graph.needs()).containsExactly(1);
        assertThat(graph.neededByFrom()).containsExactly(0, 0, 1);
        assertThat(graph.minutes(1)).isEqualTo(7);
        assertThat(graph.priority(1)).isZero();
    }

    @Test
    void repeatedUnknownAndOwnDependenciesDoNotCount() {
        GraphSnapshot graph = new GraphBuilder()
                .add(A, List.of(), 2, 5)
                .add(B, List.of(A, B, A, new TaskId("nowhere")), 2, 5)
                .build();

        assertThat(graph.edges()).isOne();
    }

    @Test
    void taskIsAddedOnce() {
        GraphBuilder builder = new GraphBuilder().add(A, List.of(), 2, 5);

        assertThatThrownBy(() -> builder.add(A, List.of(), 2, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
