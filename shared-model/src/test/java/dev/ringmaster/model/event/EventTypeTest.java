package dev.ringmaster.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTypeTest {

    @Test
    void everyRecordOfTheEventFamilyIsInTheTableOnce() {
        assertThat(leaves(Event.class))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .<Class<?>>map(EventType::record)
                        .toList());
    }

    @Test
    void namesHaveTheirForm() {
        assertThat(EventType.values()).allSatisfy(type -> {
            assertThat(type.fact()).matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");
            assertThat(type.cloudEventsType()).isEqualTo("dev.ringmaster." + type.fact() + ".v1");
            assertThat(EventType.ofCloudEventsType(type.cloudEventsType())).contains(type);
        });
    }

    @Test
    void unknownTypeIsAbsentAndNoError() {
        assertThat(EventType.ofCloudEventsType("dev.ringmaster.task.created.v2"))
                .isEmpty();
        assertThat(EventType.ofCloudEventsType("")).isEmpty();
    }

    @Test
    void everyTopicCarriesSomething() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::topic)).contains(Topic.values());
    }

    @Test
    void topicsOfWholeSnapshotsAreCompacted() {
        assertThat(Topic.values())
                .filteredOn(Topic::isCompacted)
                .containsExactly(Topic.PROJECTS, Topic.WORKERS, Topic.TASK_STATES);
        assertThat(Topic.TASK_STATES.nameWith(Topic.DEFAULT_PREFIX)).isEqualTo("ringmaster.task-states");
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypeTest::leaves)
                : Stream.of(type);
    }
}
