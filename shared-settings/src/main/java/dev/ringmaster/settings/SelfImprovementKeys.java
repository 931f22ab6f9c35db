package dev.ringmaster.settings;

import static dev.ringmaster.settings.KeyType.DECIMAL;
import static dev.ringmaster.settings.KeyType.DURATION;
import static dev.ringmaster.settings.KeyType.FLAG;
import static dev.ringmaster.settings.KeyType.TEXT;
import static dev.ringmaster.settings.KeyType.TEXTS;
import static dev.ringmaster.settings.Section.Key.optional;

import dev.ringmaster.model.settings.SelfImprovementSettings;
import java.util.List;
import java.util.Set;

/** The keys that say how a change to Ringmaster itself is judged, proven and watched; each could open a door. */
final class SelfImprovementKeys {

    private SelfImprovementKeys() {}

    static Section<SelfImprovementSettings> section() {
        var enabled = optional("enabled", FLAG, SelfImprovementSettings::enabled)
                .door()
                .restarts(Set.of(Component.RELEASE_SERVICE));
        var files = optional("protected_files", TEXTS, SelfImprovementSettings::protectedFiles)
                .door();
        var changeable = optional("changeable", TEXTS, SelfImprovementSettings::changeable)
                .door();
        var tests = optional("require_tests", FLAG, SelfImprovementSettings::requireTests)
                .door();
        var rollback = optional("auto_rollback", FLAG, SelfImprovementSettings::autoRollback)
                .door();
        var profile =
                optional("profile", TEXT, SelfImprovementSettings::profile).door();
        var proof = optional("proof", TEXTS, SelfImprovementSettings::proof).door();
        var fastProof = optional("fast_proof", TEXTS, SelfImprovementSettings::fastProof)
                .door();
        var proofTimeout = optional("proof_timeout", DURATION, SelfImprovementSettings::proofTimeout)
                .door();
        var window = optional("health_window", DURATION, SelfImprovementSettings::healthWindow)
                .door();
        var latency = optional("latency_factor", DECIMAL, SelfImprovementSettings::latencyFactor)
                .door();
        var errors = optional("error_rate", DECIMAL, SelfImprovementSettings::errorRate)
                .door();
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
