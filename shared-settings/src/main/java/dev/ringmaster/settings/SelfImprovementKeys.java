package dev.ringmaster.settings;

import static dev.ringmaster.settings.KeyType.DECIMAL;
import static dev.ringmaster.settings.KeyType.DURATION;
import static dev.ringmaster.settings.KeyType.FLAG;
import static dev.ringmaster.settings.KeyType.TEXT;
import static dev.ringmaster.settings.KeyType.TEXTS;
import static dev.ringmaster.settings.Section.Key.optional;

import dev.ringmaster.model.settings.SelfImprovementSettings;
import java.util.List;

/** The keys that say how a change to Ringmaster itself is judged, proven and watched. */
final class SelfImprovementKeys {

    private SelfImprovementKeys() {}

    static Section<SelfImprovementSettings> section() {
        var enabled = optional("enabled", FLAG, SelfImprovementSettings::enabled);
        var files = optional("protected_files", TEXTS, SelfImprovementSettings::protectedFiles);
        var changeable = optional("changeable", TEXTS, SelfImprovementSettings::changeable);
        var tests = optional("require_tests", FLAG, SelfImprovementSettings::requireTests);
        var rollback = optional("auto_rollback", FLAG, SelfImprovementSettings::autoRollback);
        var profile = optional("profile", TEXT, SelfImprovementSettings::profile);
        var proof = optional("proof", TEXTS, SelfImprovementSettings::proof);
        var fastProof = optional("fast_proof", TEXTS, SelfImprovementSettings::fastProof);
        var proofTimeout = optional("proof_timeout", DURATION, SelfImprovementSettings::proofTimeout);
        var window = optional("health_window", DURATION, SelfImprovementSettings::healthWindow);
        var latency = optional("latency_factor", DECIMAL, SelfImprovementSettings::latencyFactor);
        var errors = optional("error_rate", DECIMAL, SelfImprovementSettings::errorRate);
        return new Section<>(
                "self_improvement",
                SelfImprovementSettings.DEFAULT,
                List.of(
                        enabled,
                        files,
                        changeable,
                        tests,
                        rollback,
                        profile,
                        proof,
                        fastProof,
                        proofTimeout,
                        window,
                        latency,
                        errors),
                values -> new SelfImprovementSettings(
                        values.get(enabled),
                        values.get(files),
                        values.get(changeable),
                        values.get(tests),
                        values.get(rollback),
                        values.get(profile),
                        values.get(proof),
                        values.get(fastProof),
                        values.get(proofTimeout),
                        values.get(window),
                        values.get(latency),
                        values.get(errors)));
    }
}
