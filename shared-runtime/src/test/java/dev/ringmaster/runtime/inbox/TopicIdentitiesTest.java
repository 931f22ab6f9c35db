package dev.ringmaster.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicIdentitiesTest {

    private static final TopicPartition PART = new TopicPartition("tasks", 0);

    private final TopicIdentities identities = new TopicIdentities();

    @Test
    void theFirstIdsAreNoLoss() {
        assertThat(identities.update(Map.of("tasks", "A"))).isEmpty();
        assertThat(identities.isCurrent("tasks", "A")).isTrue();
    }

    @Test
    void beforeTheBrokerHasAnsweredNoIdIsSure() {
        assertThat(identities.idFor(PART, 0, 10)).isEmpty();
        assertThat(identities.isCurrent("tasks", "")).isFalse();
    }

    @Test
    void anotherIdMeansThatTheTopicWasMadeAnew() {
        identities.update(Map.of("tasks", "A", "status", "S"));

        assertThat(identities.update(Map.of("tasks", "B", "status", "S"))).containsExactly("tasks");
    }

    @Test
    void aBatchOfTheLostTopicThatWasStillOnItsWayGetsNoPositionInTheNewOne() {
        identities.update(Map.of("tasks", "A"));
        identities.idFor(PART, 0, 500);
        identities.update(Map.of("tasks", "B"));

        assertThat(identities.idFor(PART, 500, 510)).isEmpty();
        assertThat(identities.idFor(PART, 0, 3)).isEqualTo("B");
        assertThat(identities.idFor(PART, 3, 9)).isEqualTo("B");
    }

    @Test
    void aPartitionOfAnotherTopicIsNotConcerned() {
        identities.update(Map.of("tasks", "A", "status", "S"));
        TopicPartition other = new TopicPartition("status", 0);
        identities.idFor(other, 0, 7);

        identities.update(Map.of("tasks", "B"));

        assertThat(identities.idFor(other, 7, 8)).isEqualTo("S");
    }
}
