package dev.ringmaster.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/events.md} is for those who read the topics from outside: it names every type and topic, and none that is not there. */
class EventsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "events.md");

    @Test
    void everyTypeHasARowAndEveryRowAType() throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        List<String> rows = lines.subList(lines.indexOf("## Types"), lines.size()).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(EventType.values()).map(EventType::fact).toList());
    }

    @Test
    void everyTypeStandsWithItsTopic() throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);

        for (EventType type : EventType.values()) {
            assertThat(lines)
                    .as(type.fact())
                    .anyMatch(line -> line.startsWith(
                            "| `" + type.fact() + "` | " + type.topic().shortName()));
        }
    }

    @Test
    void everyTopicHasARow() throws IOException {
        String text = Files.readString(DOCUMENT);

        for (Topic topic : Topic.values()) {
            assertThat(text).contains("| `" + topic.nameWith(Topic.DEFAULT_PREFIX) + "` |");
        }
    }
}
