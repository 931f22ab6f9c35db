package dev.ringmaster.runtime.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.event.SystemEvent.ConfigApplied;
import dev.ringmaster.model.event.SystemEvent.ConfigProposed;
import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.settings.SettingsLoader;
import dev.ringmaster.settings.applied.AppliedFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A component that shares no folder with the one that decides, and slept through the decision. */
@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class LateComponentIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String COORDINATOR = ConfigurationFollower.COORDINATOR.word();

    @Inject
    ConfigurationFollower follower;

    @Inject
    RingSettings settings;

    @Test
    void wordThatIsHoursOldPutsItsSettingsInForceAndIsKeptForTheNextStart() throws IOException {
        String text = Files.readString(settings.folder().settingsFile()) + "\n[retry]\nmax_attempts = 9\n";
        String hash = SettingsLoader.sha256(text.getBytes(StandardCharsets.UTF_8));
        Instant then = Instant.now().minus(Duration.ofHours(3));

        follower.take(new ConfigProposed(COORDINATOR, hash, text, Map.of(), then, 5));
        follower.take(new ConfigApplied(
                COORDINATOR, hash, then, 5, List.of("retry.max_attempts"), List.of("queue-service"), List.of()));

        await().atMost(SOON).until(() -> settings.version() == 5);
        assertThat(settings.settings().retry().maxAttempts()).isEqualTo(9);
        AppliedFile kept = new AppliedFile(settings.folder());
        await().atMost(SOON).until(() -> kept.read().isPresent());
        assertThat(kept.read().orElseThrow())
                .returns(5L, applied -> applied.version())
                .returns(text, applied -> applied.text())
                .returns(List.of("retry.max_attempts"), applied -> applied.changedKeys());
    }
}
