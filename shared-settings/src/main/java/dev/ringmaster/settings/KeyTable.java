package dev.ringmaster.settings;

import static dev.ringmaster.settings.KeyType.AMOUNT;
import static dev.ringmaster.settings.KeyType.CAPABILITIES;
import static dev.ringmaster.settings.KeyType.COUNT;
import static dev.ringmaster.settings.KeyType.COUNTS;
import static dev.ringmaster.settings.KeyType.DECIMAL;
import static dev.ringmaster.settings.KeyType.DURATION;
import static dev.ringmaster.settings.KeyType.FLAG;
import static dev.ringmaster.settings.KeyType.PROMPT;
import static dev.ringmaster.settings.KeyType.SECONDS;
import static dev.ringmaster.settings.KeyType.TEXT;
import static dev.ringmaster.settings.KeyType.TEXTS;
import static dev.ringmaster.settings.KeyType.WORKER;
import static dev.ringmaster.settings.Section.Key.optional;
import static dev.ringmaster.settings.Section.Key.required;

import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.settings.BackupSettings;
import dev.ringmaster.model.settings.BudgetSettings;
import dev.ringmaster.model.settings.ComponentsSettings;
import dev.ringmaster.model.settings.DeploymentSettings;
import dev.ringmaster.model.settings.EnrichmentSettings;
import dev.ringmaster.model.settings.HealthThresholds;
import dev.ringmaster.model.settings.HotReloadSettings;
import dev.ringmaster.model.settings.KafkaSettings;
import dev.ringmaster.model.settings.LandingSettings;
import dev.ringmaster.model.settings.ModelPrice;
import dev.ringmaster.model.settings.ModelTiers;
import dev.ringmaster.model.settings.NotificationSettings;
import dev.ringmaster.model.settings.PrioritizationSettings;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.model.settings.RetentionSettings;
import dev.ringmaster.model.settings.RetrySettings;
import dev.ringmaster.model.settings.Sandbox;
import dev.ringmaster.model.settings.ScalingSettings;
import dev.ringmaster.model.settings.SchedulingSettings;
import dev.ringmaster.model.settings.SecuritySettings;
import dev.ringmaster.model.settings.SelfImprovementSettings;
import dev.ringmaster.model.settings.WorkerLimits;
import dev.ringmaster.model.settings.WorkerSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one table of {@code ringmaster.toml}: reading, spelling hints and the environment's names all come from it. */
final class KeyTable {

    static final Section<DeploymentSettings> DEPLOYMENT = deployment();
    static final Section<ComponentsSettings> COMPONENTS = components();
    static final Section<KafkaSettings> KAFKA = kafka();
    static final Section<HotReloadSettings> HOT_RELOAD = hotReload();
    static final Section<SelfImprovementSettings> SELF_IMPROVEMENT = SelfImprovementKeys.section();
    static final Section<PrioritizationSettings> PRIORITIZATION = prioritization();
    static final Section<SchedulingSettings> SCHEDULING = scheduling();
    static final Section<ScalingSettings> SCALING = scaling();
    static final Section<RetrySettings> RETRY = retry();
    static final Section<EnrichmentSettings> ENRICHMENT = enrichment();
    static final Section<LandingSettings> LANDING = landing();
    static final Section<BudgetSettings> BUDGETS = budgets();
    static final Section<NotificationSettings> NOTIFICATIONS = new Section<>(
            "notifications", NotificationSettings.DEFAULT, List.of(), values -> NotificationSettings.DEFAULT);
    static final Section<SecuritySettings> SECURITY = security();
    static final Section<RetentionSettings> RETENTION = retention();
    static final Section<BackupSettings> BACKUP = backup();

    /** A table of tables in the file, one for each model. */
    static final Section<ModelPrice> PRICES = prices();

    /** A table of tables in the file, one for each worker type. */
    static final Section<ModelTiers> TIERS = tiers();

    /** A list of tables in the file, one for each worker. */
    static final Section<WorkerSettings> WORKERS = workers();

    /** Every section but the prices, the tiers and the workers, in the file's order. */
    static final List<Section<?>> SECTIONS = List.of(
            DEPLOYMENT,
            COMPONENTS,
            KAFKA,
            HOT_RELOAD,
            SELF_IMPROVEMENT,
            PRIORITIZATION,
            SCHEDULING,
            SCALING,
            RETRY,
            ENRICHMENT,
            LANDING,
            BUDGETS,
            NOTIFICATIONS,
            SECURITY,
            RETENTION,
            BACKUP);

    private KeyTable() {}

    private static Section<DeploymentSettings> deployment() {
        var mode = optional("mode", TEXT, DeploymentSettings::mode).restarts(Component.all());
        return new Section<>(
                "deployment",
                DeploymentSettings.DEFAULT,
                List.of(mode),
                values -> new DeploymentSettings(values.get(mode)));
    }

    private static Section<ComponentsSettings> components() {
        var address = optional("bind_address", TEXT, ComponentsSettings::bindAddress)
                .door()
                .restarts(Component.services());
        var api = optional("api_port", COUNT, ComponentsSettings::apiPort).restarts(Set.of(Component.API_SERVICE));
        var queue =
                optional("queue_port", COUNT, ComponentsSettings::queuePort).restarts(Set.of(Component.QUEUE_SERVICE));
        var enricher = optional("enricher_port", COUNT, ComponentsSettings::enricherPort)
                .restarts(Set.of(Component.ENRICHER_SERVICE));
        var scheduler = optional("scheduler_port", COUNT, ComponentsSettings::schedulerPort)
                .restarts(Set.of(Component.SCHEDULER_SERVICE));
        var release = optional("release_port", COUNT, ComponentsSettings::releasePort)
                .restarts(Set.of(Component.RELEASE_SERVICE));
        var apiWorkers =
                optional("api_workers", COUNT, ComponentsSettings::apiWorkers).restarts(Set.of(Component.API_SERVICE));
        return new Section<>(
                "components",
                ComponentsSettings.DEFAULT,
                List.of(address, api, queue, enricher, scheduler, release, apiWorkers),
                values -> new ComponentsSettings(
                        values.get(address),
                        values.get(api),
                        values.get(queue),
                        values.get(enricher),
                        values.get(scheduler),
                        values.get(release),
                        values.get(apiWorkers)));
    }

    private static Section<KafkaSettings> kafka() {
        var servers = optional("bootstrap_servers", TEXT, KafkaSettings::bootstrapServers)
                .restarts(Component.all());
        var port = optional("port", COUNT, KafkaSettings::port).restarts(Component.all());
        var prefix = optional("topic_prefix", TEXT, KafkaSettings::topicPrefix).restarts(Component.services());
        var partitions = optional("partitions", COUNT, KafkaSettings::partitions);
        var replicas = optional("replication_factor", COUNT, KafkaSettings::replicationFactor);
        return new Section<>(
                "kafka",
                KafkaSettings.DEFAULT,
                List.of(servers, port, prefix, partitions, replicas),
                values -> new KafkaSettings(
                        values.get(servers),
                        values.get(port),
                        values.get(prefix),
                        values.get(partitions),
                        values.get(replicas)));
    }

    private static Section<HotReloadSettings> hotReload() {
        var enabled = optional("enabled", FLAG, HotReloadSettings::enabled);
        var folders = optional("watch_dirs", TEXTS, HotReloadSettings::watchDirs);
        var debounce = optional("debounce_seconds", SECONDS, HotReloadSettings::debounce);
        return new Section<>(
                "hot_reload",
                HotReloadSettings.DEFAULT,
                List.of(enabled, folders, debounce),
                values -> new HotReloadSettings(values.get(enabled), values.get(folders), values.get(debounce)));
    }

    private static Section<PrioritizationSettings> prioritization() {
        var pagerank = optional("pagerank", DECIMAL, PrioritizationSettings::pagerank);
        var betweenness = optional("betweenness", DECIMAL, PrioritizationSettings::betweenness);
        var criticalPath = optional("critical_path", DECIMAL, PrioritizationSettings::criticalPath);
        var priority = optional("priority", DECIMAL, PrioritizationSettings::priority);
        var inheritance = optional("inheritance", DECIMAL, PrioritizationSettings::inheritance);
        var ageing = optional("ageing_per_hour", DECIMAL, PrioritizationSettings::ageingPerHour);
        var limit = optional("time_limit", DURATION, PrioritizationSettings::timeLimit);
        return new Section<>(
                "prioritization",
                PrioritizationSettings.DEFAULT,
                List.of(pagerank, betweenness, criticalPath, priority, inheritance, ageing, limit),
                values -> new PrioritizationSettings(
                        values.get(pagerank),
                        values.get(betweenness),
                        values.get(criticalPath),
                        values.get(priority),
                        values.get(inheritance),
                        values.get(ageing),
                        values.get(limit)));
    }

    private static Section<SchedulingSettings> scheduling() {
        var concurrent = optional("max_concurrent", COUNT, SchedulingSettings::maxConcurrent);
        var perType = optional("max_per_type", COUNTS, SchedulingSettings::maxPerType);
        var perCapability = optional("max_per_capability", COUNTS, SchedulingSettings::maxPerCapability);
        var perAccount = optional("max_per_account", COUNTS, SchedulingSettings::maxPerAccount);
        var prefer = optional("prefer_types", TEXTS, SchedulingSettings::preferTypes);
        var fallback = optional("fallback_types", TEXTS, SchedulingSettings::fallbackTypes);
        return new Section<>(
                "scheduling",
                SchedulingSettings.DEFAULT,
                List.of(concurrent, perType, perCapability, perAccount, prefer, fallback),
                values -> new SchedulingSettings(
                        values.get(concurrent),
                        values.get(perType),
                        values.get(perCapability),
                        values.get(perAccount),
                        values.get(prefer),
                        values.get(fallback)));
    }

    private static Section<ScalingSettings> scaling() {
        var enabled = optional("enabled", FLAG, ScalingSettings::enabled);
        var idle = optional("idle", DURATION, ScalingSettings::idle);
        return new Section<>(
                "scaling",
                ScalingSettings.DEFAULT,
                List.of(enabled, idle),
                values -> new ScalingSettings(values.get(enabled), values.get(idle)));
    }

    private static Section<RetrySettings> retry() {
        var attempts = optional("max_attempts", COUNT, RetrySettings::maxAttempts);
        var initial = optional("initial_backoff", DURATION, RetrySettings::initialBackoff);
        var max = optional("max_backoff", DURATION, RetrySettings::maxBackoff);
        var multiplier = optional("multiplier", DECIMAL, RetrySettings::multiplier);
        var spread = optional("jitter", DECIMAL, RetrySettings::jitter);
        var jitter = optional("quota_jitter", DURATION, RetrySettings::quotaJitter);
        var session = optional("session_wait", DURATION, RetrySettings::sessionWait);
        return new Section<>(
                "retry",
                RetrySettings.DEFAULT,
                List.of(attempts, initial, max, multiplier, spread, jitter, session),
                values -> new RetrySettings(
                        values.get(attempts),
                        values.get(initial),
                        values.get(max),
                        values.get(multiplier),
                        values.get(spread),
                        values.get(jitter),
                        values.get(session)));
    }

    private static Section<EnrichmentSettings> enrichment() {
        var budget = optional("token_budget", COUNT, EnrichmentSettings::tokenBudget);
        var failure = optional("max_failure_tokens", COUNT, EnrichmentSettings::maxFailureTokens);
        return new Section<>(
                "enrichment",
                EnrichmentSettings.DEFAULT,
                List.of(budget, failure),
                values -> new EnrichmentSettings(values.get(budget), values.get(failure)));
    }

    private static Section<LandingSettings> landing() {
        var timeout = optional("gate_timeout", DURATION, LandingSettings::gateTimeout);
        var keep = optional("keep_worktrees", FLAG, LandingSettings::keepWorktrees);
        var grace = optional("agent_stop_grace", DURATION, LandingSettings::agentStopGrace);
        var batch = optional("max_batch", COUNT, LandingSettings::maxBatch);
        var poll = optional("pull_request_poll", DURATION, LandingSettings::pullRequestPoll);
        return new Section<>(
                "landing",
                LandingSettings.DEFAULT,
                List.of(timeout, keep, grace, batch, poll),
                values -> new LandingSettings(
                        values.get(timeout), values.get(keep), values.get(grace), values.get(batch), values.get(poll)));
    }

    private static Section<BudgetSettings> budgets() {
        var task = optional("per_task_usd", AMOUNT, BudgetSettings::perTaskUsd);
        var projectDay = optional("per_project_day_usd", AMOUNT, BudgetSettings::perProjectDayUsd);
        var day = optional("per_day_usd", AMOUNT, BudgetSettings::perDayUsd);
        var reserve = optional("reserve_usd", AMOUNT, BudgetSettings::reserveUsd);
        return new Section<>(
                "budgets",
                BudgetSettings.DEFAULT,
                List.of(task, projectDay, day, reserve),
                values -> new BudgetSettings(
                        values.get(task), values.get(projectDay), values.get(day), values.get(reserve)));
    }

    private static Section<SecuritySettings> security() {
        var hosts =
                optional("allowed_hosts", TEXTS, SecuritySettings::allowedHosts).door();
        var origins = optional("allowed_origins", TEXTS, SecuritySettings::allowedOrigins)
                .door();
        return new Section<>(
                "security",
                SecuritySettings.DEFAULT,
                List.of(hosts, origins),
                values -> new SecuritySettings(values.get(hosts), values.get(origins)));
    }

    private static Section<RetentionSettings> retention() {
        var events = optional("events", DURATION, RetentionSettings::events);
        var output = optional("output", DURATION, RetentionSettings::output);
        return new Section<>(
                "retention",
                RetentionSettings.DEFAULT,
                List.of(events, output),
                values -> new RetentionSettings(values.get(events), values.get(output)));
    }

    private static Section<BackupSettings> backup() {
        var every = optional("every", DURATION, BackupSettings::every);
        var keep = optional("keep", COUNT, BackupSettings::keep);
        return new Section<>(
                "backup",
                BackupSettings.DEFAULT,
                List.of(every, keep),
                values -> new BackupSettings(values.get(every), values.get(keep)));
    }

    private static Section<ModelPrice> prices() {
        var input = required("input_per_mtok", AMOUNT, ModelPrice::inputPerMtok);
        var output = required("output_per_mtok", AMOUNT, ModelPrice::outputPerMtok);
        var cacheRead = optional("cache_read_per_mtok", AMOUNT, (ModelPrice p) -> orInput(p, p.cacheReadPerMtok()));
        var cacheWrite = optional("cache_write_per_mtok", AMOUNT, (ModelPrice p) -> orInput(p, p.cacheWritePerMtok()));
        return new Section<>(
                "prices",
                new ModelPrice(BigDecimal.ZERO, BigDecimal.ZERO, null, null),
                List.of(input, output, cacheRead, cacheWrite),
                values -> new ModelPrice(
                        values.get(input),
                        values.get(output),
                        values.given(cacheRead).orElse(null),
                        values.given(cacheWrite).orElse(null)));
    }

    private static BigDecimal orInput(ModelPrice price, @Nullable BigDecimal own) {
        return own == null ? price.inputPerMtok() : own;
    }

    private static Section<ModelTiers> tiers() {
        var low = optional("low", TEXT, (ModelTiers tiers) -> orNothing(tiers.low()));
        var medium = optional("medium", TEXT, (ModelTiers tiers) -> orNothing(tiers.medium()));
        var high = optional("high", TEXT, (ModelTiers tiers) -> orNothing(tiers.high()));
        return new Section<>(
                "tiers",
                new ModelTiers(null, null, null),
                List.of(low, medium, high),
                values -> new ModelTiers(
                        values.given(low).filter(text -> !text.isEmpty()).orElse(null),
                        values.given(medium).filter(text -> !text.isEmpty()).orElse(null),
                        values.given(high).filter(text -> !text.isEmpty()).orElse(null)));
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Section<WorkerSettings> workers() {
        var name = required("name", WORKER, WorkerSettings::name);
        var type = optional("type", TEXT, WorkerSettings::type);
        var command = optional("command", TEXT, WorkerSettings::command);
        var args = optional("args", TEXTS, WorkerSettings::args);
        var prompt = optional("prompt", PROMPT, WorkerSettings::prompt);
        var capabilities = optional("capabilities", CAPABILITIES, WorkerSettings::capabilities);
        var concurrent = optional("max_concurrent", COUNT, WorkerSettings::maxConcurrent);
        var least = optional("min_concurrent", COUNT, WorkerSettings::minConcurrent);
        var timeout = optional("timeout", DURATION, WorkerSettings::timeout);
        var env = optional("env", TEXTS, WorkerSettings::env).door();
        var dedicated = optional("dedicated", FLAG, WorkerSettings::dedicated);
        var model = optional("model", TEXT, (WorkerSettings worker) -> orNothing(worker.model()));
        var account = optional("account", TEXT, WorkerSettings::account);
        var linger = optional("linger", DURATION, WorkerSettings::linger);
        WorkerSettings defaults = new WorkerSettings(
                new WorkerId("unnamed"),
                "generic",
                "none",
                List.of(),
                PromptDelivery.STDIN,
                Set.of(),
                1,
                0,
                Duration.ofMinutes(30),
                List.of(),
                false,
                null,
                "",
                Duration.ofSeconds(30),
                WorkerLimits.DEFAULT,
                HealthThresholds.DEFAULT,
                Sandbox.NONE);
        return new Section<>(
                "workers",
                defaults,
                CareKeys.after(
                        name,
                        type,
                        command,
                        args,
                        prompt,
                        capabilities,
                        concurrent,
                        least,
                        timeout,
                        env,
                        dedicated,
                        model,
                        account,
                        linger),
                values -> new WorkerSettings(
                        values.get(name),
                        values.get(type),
                        values.given(command).orElse(""),
                        values.get(args),
                        values.get(prompt),
                        values.get(capabilities),
                        values.get(concurrent),
                        values.get(least),
                        values.get(timeout),
                        values.get(env),
                        values.get(dedicated),
                        values.given(model).filter(text -> !text.isEmpty()).orElse(null),
                        values.given(account).orElse(""),
                        values.get(linger),
                        CareKeys.limits(values),
                        CareKeys.health(values),
                        CareKeys.sandbox(values)));
    }
}
