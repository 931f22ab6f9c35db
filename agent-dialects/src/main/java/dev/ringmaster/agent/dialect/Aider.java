package dev.ringmaster.agent.dialect;

import dev.ringmaster.agent.event.AgentEvent;
import dev.ringmaster.agent.event.Scope;
import dev.ringmaster.agent.failure.FailureText;
import dev.ringmaster.agent.launch.Launch;
import dev.ringmaster.agent.launch.ResumeStyle;
import dev.ringmaster.agent.transport.Message;
import dev.ringmaster.agent.transport.Transport;
import dev.ringmaster.model.settings.AgentType;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.model.settings.WorkerSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Aider, lines for people; it leaves with 0 even after an error of its model. Its figures are rounded, so they add up roughly. */
record Aider() implements Dialect {

    private static final Pattern TOKENS = Pattern.compile("^Tokens: ([\\d.]+k?M?) sent,(?: [\\d.]+k?M? cache write,)?"
            + "(?: [\\d.]+k?M? cache hit,)? ([\\d.]+k?M?) received\\.");
    private static final Pattern COST = Pattern.compile("Cost: \\$[\\d.]+ message, \\$([\\d.]{1,20}) session");
    private static final Pattern ERROR =
            Pattern.compile("^(litellm\\.\\w*(Error|Exception)|The API provider |Model \\S+ has hit a token limit)");

    @Override
    public AgentType type() {
        return AgentType.AIDER;
    }

    @Override
    public Launch launch() {
        return new Launch(
                List.of(
                        "--message-file",
                        WorkerSettings.PROMPT_FILE,
                        "--yes-always",
                        "--no-stream",
                        "--no-pretty",
                        "--no-check-update",
                        "--no-show-model-warnings",
                        "--no-show-release-notes",
                        "--no-auto-commits",
                        "--no-dirty-commits",
                        "--no-gitignore",
                        "--analytics-disable",
                        "--model",
                        Launch.MODEL),
                PromptDelivery.FILE,
                ResumeStyle.NONE,
                // Else they lie in the worktree and land with the work.
                Map.of(
                        "AIDER_CHAT_HISTORY_FILE", ".aider.chat.history.md",
                        "AIDER_INPUT_HISTORY_FILE", ".aider.input.history"),
                Map.of("AIDER_CHECK_UPDATE", "false", "AIDER_ANALYTICS", "false"),
                Map.of(),
                List.of(
                        "OPENAI_API_KEY",
                        "OPENAI_API_BASE",
                        "ANTHROPIC_API_KEY",
                        "GEMINI_API_KEY",
                        "OPENROUTER_API_KEY"),
                List.of(),
                List.of("--help"));
    }

    @Override
    public Transport transport() {
        return Transport.TEXT;
    }

    @Override
    public List<AgentEvent> read(Message message) {
        if (!(message instanceof Message.Text(String line)) || line.isBlank()) {
            return List.of();
        }
        List<AgentEvent> events = new ArrayList<>();
        Matcher tokens = TOKENS.matcher(line);
        if (tokens.find()) {
            UsageFields.of(figure(tokens.group(1)), figure(tokens.group(2)), null, null)
                    .ifPresent(used -> events.add(new AgentEvent.UsageSeen(used, Scope.STEP)));
            events.add(new AgentEvent.TurnEnded());
        }
        Matcher cost = COST.matcher(line);
        if (cost.find()) {
            events.add(new AgentEvent.CostSeen(new BigDecimal(cost.group(1)), Scope.RUN));
        }
        if (ERROR.matcher(line).find()) {
            events.add(new AgentEvent.Troubled(FailureText.failure(line)));
        }
        if (events.isEmpty()) {
            events.add(AgentEvent.Text.whole(line));
        }
        return events;
    }

    private static Long figure(String written) {
        String digits = written.replaceAll("[kM]", "");
        long factor = written.endsWith("k") ? 1000 : written.endsWith("M") ? 1_000_000 : 1;
        return Math.round(Double.parseDouble(digits) * factor);
    }
}
