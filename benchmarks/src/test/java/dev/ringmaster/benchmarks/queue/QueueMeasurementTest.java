package dev.ringmaster.benchmarks.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QueueMeasurementTest {

    /** It throws when a task has not ended. */
    @Test
    void everyTaskGoesThroughTheQueueAndItsChangesAreCounted() throws Exception {
        String line = new QueueMeasurement(30, 2, 7).run();

        assertThat(line).contains("\"bench\":\"queue\"", "\"tasks\":30", "\"batch_limit\":7");
        Matcher changes = Pattern.compile("\"changes_in_a_round\":(\\d+)").matcher(line);
        assertThat(changes.find()).isTrue();
        // Assigned, in progress, in review and done; what had waited becomes ready before that.
        assertThat(Integer.parseInt(changes.group(1))).isBetween(4 * 30 - 30, 5 * 30);
    }
}
