package dev.ringmaster.agent.report;

import dev.ringmaster.agent.event.AgentEvent;
import dev.ringmaster.agent.event.AgentFailure;
import dev.ringmaster.agent.event.FailureKind;
import dev.ringmaster.agent.event.Scope;
import dev.ringmaster.model.usage.AgentReport;
import dev.ringmaster.model.usage.Cost;
import dev.ringmaster.model.usage.FigureSource;
import dev.ringmaster.model.usage.RateLimitWindow;
import dev.ringmaster.model.usage.TokenUsage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds an agent's events up to its report and its word on its end; what it keeps is bounded. Not thread-safe. */
public final class ReportFold {

    /** Characters that are kept of an agent's last words. */
    static final int WORDS_LIMIT = 4000;

    private static final int WINDOWS_LIMIT = 20;

    private final String dialect;
    private final boolean saysItsEnd;
    private final Background background;
    private final TokenSum tokens = new TokenSum();
    private final Map<String, RateLimitWindow> windows = new TreeMap<>();
    private @Nullable String session;
    private @Nullable String model;
    private int turns;
    private @Nullable Integer saidTurns;
    private int toolCalls;
    private @Nullable BigDecimal stepCost;
    private @Nullable BigDecimal runCost;
    private long unknown;
    private String words = "";
    private @Nullable Marker marker;
    private boolean spoke;
    private boolean inPieces;
    private @Nullable AgentFailure lastTrouble;
    private AgentEvent.@Nullable Finished finished;

    /** @param saysItsEnd whether the agent's output ends with an event that says so */
    public ReportFold(String dialect, boolean saysItsEnd, Background background) {
        this.dialect = dialect;
        this.saysItsEnd = saysItsEnd;
        this.background = background;
        this.session = background.session();
        this.model = background.model();
    }

    public void add(AgentEvent event) {
        spoke |= !(event instanceof AgentEvent.Unknown);
        if (event instanceof AgentEvent.Text || event instanceof AgentEvent.ToolCalled) {
            // It goes on after what looked like its end, for example when something in the background came back.
            finished = null;
        }
        inPieces &= event instanceof AgentEvent.Text;
        switch (event) {
            case AgentEvent.SessionStarted started -> start(started);
            case AgentEvent.Text text -> say(text);
            case AgentEvent.ToolCalled called -> toolCalls++;
            case AgentEvent.ToolReturned returned -> {}
            case AgentEvent.TurnEnded ended -> turns++;
            case AgentEvent.UsageSeen usage -> tokens.add(usage);
            case AgentEvent.CostSeen cost -> add(cost);
            case AgentEvent.RateLimitSeen seen -> note(seen.window());
            case AgentEvent.Retrying retrying -> {}
            case AgentEvent.Troubled troubled -> note(troubled.failure());
            case AgentEvent.Finished end -> finish(end);
            case AgentEvent.Ignored ignored -> {}
            case AgentEvent.Unknown other -> unknown++;
        }
    }

    /** Its report so far. */
    public AgentReport report() {
        TokenUsage used = tokens.run(background.resumed(), background.before());
        return new AgentReport(
                dialect,
                hasLostItsSession() ? null : session,
                model,
                saidTurns == null && turns > 0 ? Integer.valueOf(turns) : saidTurns,
                saysItsEnd && spoke ? toolCalls : null,
                used,
                cost(used),
                List.copyOf(windows.values()),
                unknown,
                words.isEmpty() ? null : words);
    }

    /** Its report and its word on its end so far. */
    public Testimony testimony() {
        return new Testimony(report(), ending(), marker, spoke, words);
    }

    public Ending ending() {
        if (!saysItsEnd) {
            return new Ending.Unsaid(lastTrouble);
        }
        if (finished == null) {
            return new Ending.Open(lastTrouble);
        }
        AgentFailure failure = finished.failure();
        if (failure == null) {
            return new Ending.Well();
        }
        // Some say why just before they say that they failed.
        AgentFailure before = lastTrouble;
        return new Ending.Badly(limited(before != null && failure.kind() == FailureKind.OTHER ? before : failure));
    }

    /** What all runs of its session used together, where it counts so; else null. */
    public @Nullable TokenUsage sessionTokens() {
        return tokens.session();
    }

    private void start(AgentEvent.SessionStarted started) {
        if (started.session() != null) {
            session = started.session();
        }
        if (started.model() != null) {
            model = started.model();
        }
    }

    private void say(AgentEvent.Text text) {
        say(text.isPiece() && inPieces ? words + text.text() : text.text());
        inPieces = text.isPiece();
    }

    private void say(String text) {
        if (saysItsEnd) {
            words = cut(text);
            marker = Marker.lastIn(text).orElse(null);
        } else {
            words = lastOf(words.isEmpty() ? text : words + "\n" + text);
            Marker.lastIn(text).ifPresent(sign -> marker = sign);
        }
    }

    /** What is understood is not forgotten for what is not. */
    private void note(AgentFailure trouble) {
        if (lastTrouble == null || trouble.kind() != FailureKind.OTHER) {
            lastTrouble = trouble;
        }
    }

    private void finish(AgentEvent.Finished end) {
        // Some say that they failed, and then, without another word, that they are through.
        boolean hasFailed = finished != null && finished.failure() != null;
        if (!hasFailed || end.failure() != null) {
            finished = end;
        }
        if (end.text() != null) {
            say(end.text());
        }
        if (end.turns() != null) {
            saidTurns = end.turns();
        }
    }

    private void add(AgentEvent.CostSeen cost) {
        if (cost.scope() == Scope.STEP) {
            stepCost = stepCost == null ? cost.usd() : stepCost.add(cost.usd());
        } else {
            runCost = cost.usd();
        }
    }

    private void note(RateLimitWindow window) {
        if (windows.size() < WINDOWS_LIMIT || windows.containsKey(window.name())) {
            windows.put(window.name(), window);
        }
    }

    private Cost cost(TokenUsage used) {
        BigDecimal said = runCost == null ? stepCost : runCost;
        if (said != null) {
            return new Cost(said, FigureSource.ACTUAL);
        }
        return model == null
                ? Cost.UNKNOWN
                : background
                        .prices()
                        .of(model)
                        .map(price -> Pricing.of(used, price))
                        .orElse(Cost.UNKNOWN);
    }

    /** A limit that was also told as a figure has its window and its end from there. */
    private AgentFailure limited(AgentFailure failure) {
        boolean mayBeLimit = failure.kind() == FailureKind.QUOTA || failure.kind() == FailureKind.CAPACITY;
        return windows.values().stream()
                .filter(window -> mayBeLimit && window.status().equals("rejected"))
                .findFirst()
                .map(window -> new AgentFailure(FailureKind.QUOTA, failure.message(), window.resetsAt(), window.name()))
                .orElse(failure);
    }

    private boolean hasLostItsSession() {
        return finished != null
                && finished.failure() != null
                && finished.failure().kind() == FailureKind.SESSION_UNKNOWN;
    }

    private static String cut(String text) {
        return text.length() <= WORDS_LIMIT ? text : text.substring(0, WORDS_LIMIT);
    }

    private static String lastOf(String text) {
        return text.length() <= WORDS_LIMIT ? text : text.substring(text.length() - WORDS_LIMIT);
    }
}
