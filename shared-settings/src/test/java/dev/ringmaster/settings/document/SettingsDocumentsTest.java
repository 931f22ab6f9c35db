package dev.ringmaster.settings.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.settings.SettingsKey;
import dev.ringmaster.settings.SettingsKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** The files in the repository are what the program writes. */
class SettingsDocumentsTest {

    /** When this fails: {@code ringmaster config default > ringmaster.toml}. */
    @Test
    void fileOfTheRepositoryIsTheDefaultFile() {
        assertThat(Path.of("..", "ringmaster.toml")).hasContent(DefaultFile.text());
    }

    /** When this fails: {@code ringmaster config schema > docs/ringmaster.schema.json}. */
    @Test
    void schemaOfTheRepositoryIsTheSchema() {
        assertThat(Path.of("..", "docs", "ringmaster.schema.json")).hasContent(SettingsSchema.text());
    }

    @Test
    void everyKeyIsInTheDefaultFileOnceAndIsSpokenOf() {
        List<String> named = SettingsTemplate.lines().stream()
                .map(SettingsTemplate::keyIn)
                .filter(Matcher::matches)
                .map(line -> line.group(2))
                .toList();

        assertThat(named).doesNotHaveDuplicates();
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(SettingsKeys.all().stream()
                        .map(SettingsKey::whole)
                        .filter(key -> !key.startsWith("prices.") && !key.startsWith("tiers."))
                        .toList());
        assertThat(named)
                .allSatisfy(key -> assertThat(DefaultFile.about(key)).as(key).isNotBlank());
    }

    @Test
    void schemaSaysOfEachKeyWhatTheTableSays() throws IOException {
        JsonNode sections = new ObjectMapper().readTree(SettingsSchema.text()).path("properties");

        Set<String> found = new HashSet<>();
        for (SettingsKey key : SettingsKeys.all()) {
            JsonNode section = sections.path(key.section());
            JsonNode keys = switch (key.form()) {
                case ONCE -> section;
                case PER_NAME -> section.path("additionalProperties");
                case LIST -> section.path("items");
            };
            JsonNode node = keys.path("properties").path(key.name());
            assertThat(node.path("type").asText())
                    .as(key.whole())
                    .isEqualTo(key.schema().get("type"));
            assertThat(node.path("x-confirm").asBoolean())
                    .isEqualTo(key.effect().confirm());
            assertThat(node.path("x-restart")).hasSize(key.effect().restart().size());
            found.add(key.whole());
        }
        assertThat(found).hasSize(SettingsKeys.all().size()).hasSizeGreaterThan(80);
        assertThat(sections.path("workers").path("items").path("required"))
                .extracting(JsonNode::asText)
                .containsExactly("name");
    }

    @Test
    void keysOfTheFirstSampleConfigurationAreAllThere() {
        assertThat(SettingsKeys.all())
                .extracting(SettingsKey::whole)
                .contains(
                        "deployment.mode",
                        "components.api_port",
                        "components.api_workers",
                        "hot_reload.enabled",
                        "hot_reload.watch_dirs",
                        "hot_reload.debounce_seconds",
                        "self_improvement.enabled",
                        "self_improvement.protected_files",
                        "self_improvement.require_tests",
                        "self_improvement.auto_rollback");
    }
}
