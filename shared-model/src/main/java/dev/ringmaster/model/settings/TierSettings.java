package dev.ringmaster.model.settings;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code [tiers]}: models by how hard a task looks.
 *
 * @param types by worker type; default none, which leaves the model to the worker or its agent
 */
public record TierSettings(Map<String, ModelTiers> types) {

    public static final TierSettings DEFAULT = new TierSettings(Map.of());

    /** @throws InvalidSettingException if a type's program cannot be told its model */
    public TierSettings {
        types = Map.copyOf(types);
        types.keySet().stream()
                .sorted()
                .forEach(type -> Rule.require(
                        takesModel(AgentType.of(type)),
                        "tiers." + type,
                        "is no type whose program is told its model; those are "
                                + Arrays.stream(AgentType.values())
                                        .filter(TierSettings::takesModel)
                                        .map(AgentType::word)
                                        .collect(Collectors.joining(", "))));
    }

    private static boolean takesModel(AgentType type) {
        return switch (type) {
            case CLAUDE_CODE, CODEX, GEMINI, QWEN, OPENCODE, COPILOT, CURSOR_AGENT, GOOSE, AIDER -> true;
            case AMP, GENERIC -> false;
        };
    }
}
