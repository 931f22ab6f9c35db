package dev.ringmaster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsKeysTest {

    /** Whoever adds a key to one of these sections opens a door unless it says otherwise here. */
    @Test
    void everyKeyOfTheSectionsThatGuardWaitsForAPerson() {
        assertThat(SettingsKeys.all())
                .filteredOn(key -> Set.of("self_improvement", "security").contains(key.section()))
                .isNotEmpty()
                .allSatisfy(key ->
                        assertThat(key.effect().confirm()).as(key.whole()).isTrue());
    }

    @Test
    void doorsAreThese() {
        assertThat(SettingsKeys.all())
                .filteredOn(key -> key.effect().confirm()
                        && !Set.of("self_improvement", "security").contains(key.section()))
                .extracting(SettingsKey::whole)
                .containsExactly(
                        "components.bind_address", "workers.env", "workers.sandbox", "workers.sandbox_network");
    }

    @Test
    void keysThatNeedARestartAreThese() {
        List<String> restarting = SettingsKeys.all().stream()
                .filter(key -> !key.effect().restart().isEmpty())
                .map(SettingsKey::whole)
                .toList();

        assertThat(restarting)
                .containsExactly(
                        "deployment.mode",
                        "components.bind_address",
                        "components.api_port",
                        "components.queue_port",
                        "components.enricher_port",
                        "components.scheduler_port",
                        "components.release_port",
                        "components.api_workers",
                        "kafka.bootstrap_servers",
                        "kafka.port",
                        "kafka.topic_prefix",
                        "self_improvement.enabled");
    }

    @Test
    void effectIsFoundForAWorkersKeyWhateverItsName() {
        assertThat(SettingsKeys.effectOf("workers.a.b.env").confirm()).isTrue();
        assertThat(SettingsKeys.effectOf("workers.env")).isEqualTo(SettingsKeys.effectOf("workers.codex.env"));
        assertThat(SettingsKeys.effectOf("workers.codex")).isEqualTo(KeyEffect.LIVE);
        assertThat(SettingsKeys.effectOf("retry.max_attempts")).isEqualTo(KeyEffect.LIVE);
    }
}
