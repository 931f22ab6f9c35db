package dev.ringmaster.enricher;

import dev.ringmaster.enricher.intake.ProjectShelf;
import dev.ringmaster.enricher.intake.PromptWriter;
import dev.ringmaster.enricher.repository.GitRepositoryFiles;
import dev.ringmaster.enricher.stage.Enrichment;
import dev.ringmaster.enricher.stage.PromptLimits;
import dev.ringmaster.runtime.settings.RingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/** Puts the plain-Java core together for the container. */
final class Wiring {

    /** A repository that answers more slowly than this is left out of the prompt. */
    private static final Duration GIT_LIMIT = Duration.ofSeconds(2);

    private Wiring() {}

    @Produces
    @Singleton
    static ProjectShelf shelf(MeterRegistry metrics) {
        ProjectShelf shelf = new ProjectShelf();
        metrics.gauge("ringmaster_enricher_waiting_assignments", shelf, ProjectShelf::waiting);
        return shelf;
    }

    @Produces
    @Singleton
    static PromptWriter writer(ProjectShelf shelf, RingSettings settings) {
        return new PromptWriter(
                shelf,
                new Enrichment(new GitRepositoryFiles(GIT_LIMIT)),
                () -> PromptLimits.of(settings.settings().enrichment()),
                Executors.newVirtualThreadPerTaskExecutor(),
                InstantSource.system());
    }
}
