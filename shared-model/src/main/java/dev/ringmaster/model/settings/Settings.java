package dev.ringmaster.model.settings;

import dev.ringmaster.model.id.WorkerId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All of {@code ringmaster.toml}: one component for each section, in the file's order. */
public record Settings(
        DeploymentSettings deployment,
        ComponentsSettings components,
        KafkaSettings kafka,
        HotReloadSettings hotReload,
        SelfImprovementSettings selfImprovement,
        PrioritizationSettings prioritization,
        SchedulingSettings scheduling,
        ScalingSettings scaling,
        RetrySettings retry,
        EnrichmentSettings enrichment,
        LandingSettings landing,
        BudgetSettings budgets,
        NotificationSettings notifications,
        SecuritySettings security,
        RetentionSettings retention,
        List<WorkerSettings> workers) {

    /** What an empty or missing file means: no workers, and every other value at its default. */
    public static final Settings DEFAULT = new Settings(
            DeploymentSettings.DEFAULT,
            ComponentsSettings.DEFAULT,
            KafkaSettings.DEFAULT,
            HotReloadSettings.DEFAULT,
            SelfImprovementSettings.DEFAULT,
            PrioritizationSettings.DEFAULT,
            SchedulingSettings.DEFAULT,
            ScalingSettings.DEFAULT,
            RetrySettings.DEFAULT,
            EnrichmentSettings.DEFAULT,
            LandingSettings.DEFAULT,
            BudgetSettings.DEFAULT,
            NotificationSettings.DEFAULT,
            SecuritySettings.DEFAULT,
            RetentionSettings.DEFAULT,
            List.of());

    /** @throws InvalidSettingException if two workers share a name, or the embedded broker a port with a service */
    public Settings {
        workers = List.copyOf(workers);
        Set<WorkerId> names = new HashSet<>();
        for (WorkerSettings worker : workers) {
            Rule.require(names.add(worker.name()), "workers", "two workers are named \"" + worker.name() + "\"");
        }
        if (kafka.isEmbedded()) {
            Map<String, Integer> ports = Map.of(
                    "components.api_port", components.apiPort(),
                    "components.queue_port", components.queuePort(),
                    "components.enricher_port", components.enricherPort(),
                    "components.scheduler_port", components.schedulerPort());
            ports.forEach((key, port) -> Rule.require(
                    port != kafka.port() && port != kafka.port() + 1,
                    "kafka.port",
                    "takes " + kafka.port() + " and " + (kafka.port() + 1) + ", and " + key + " is " + port));
        }
    }

    /** The same settings with other workers. */
    public Settings withWorkers(List<WorkerSettings> others) {
        return new Settings(
                deployment,
                components,
                kafka,
                hotReload,
                selfImprovement,
                prioritization,
                scheduling,
                scaling,
                retry,
                enrichment,
                landing,
                budgets,
                notifications,
                security,
                retention,
                others);
    }
}
