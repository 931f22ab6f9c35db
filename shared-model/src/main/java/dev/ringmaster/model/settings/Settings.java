package dev.ringmaster.model.settings;

import dev.ringmaster.model.id.WorkerId;
import java.util.HashSet;
import java.util.List;
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
        PriceSettings prices,
        TierSettings tiers,
        NotificationSettings notifications,
        SecuritySettings security,
        RetentionSettings retention,
        BackupSettings backup,
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
            PriceSettings.DEFAULT,
            TierSettings.DEFAULT,
            NotificationSettings.DEFAULT,
            SecuritySettings.DEFAULT,
            RetentionSettings.DEFAULT,
            BackupSettings.DEFAULT,
            List.of());

    /** @throws InvalidSettingException if two workers share a name, or the embedded broker a port with a service */
    public Settings {
        workers = List.copyOf(workers);
        Set<WorkerId> names = new HashSet<>();
        for (WorkerSettings worker : workers) {
            Rule.require(names.add(worker.name()), "workers", "two workers are named \"" + worker.name() + "\"");
        }
        if (kafka.isEmbedded()) {
            keepApart(kafka, "components.api_port", components.apiPort());
            keepApart(kafka, "components.queue_port", components.queuePort());
            keepApart(kafka, "components.enricher_port", components.enricherPort());
            keepApart(kafka, "components.scheduler_port", components.schedulerPort());
            keepApart(kafka, "components.release_port", components.releasePort());
        }
    }

    private static void keepApart(KafkaSettings kafka, String key, int port) {
        String taken = kafka.port() + " and " + (kafka.port() + 1);
        // Whichever of the two was changed is the one to put right.
        if (kafka.port() == KafkaSettings.DEFAULT.port()) {
            Rule.require(
                    port != kafka.port() && port != kafka.port() + 1,
                    key,
                    "must not be " + port + ": the embedded broker takes " + taken + " (kafka.port)");
        } else {
            Rule.require(
                    port != kafka.port() && port != kafka.port() + 1,
                    "kafka.port",
                    "takes " + taken + " for the embedded broker, but " + key + " is " + port);
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
                prices,
                tiers,
                notifications,
                security,
                retention,
                backup,
                others);
    }
}
