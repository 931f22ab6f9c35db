package dev.ringmaster.e2e.conformance.ring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.e2e.conformance.cli.ReportedUsage;
import dev.ringmaster.e2e.conformance.cli.WorkerCli;
import dev.ringmaster.e2e.conformance.script.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds what the API tells of a task's attempts against what the CLI printed and what the model's journal counted. Each attempt but the
 * first must have gone on in the session of the one before it.
 */
final class ReportCheck {

    private final WorkerCli cli;
    private final List<SeenAttempt> attempts;
    private final List<String> problems = new ArrayList<>();

    private ReportCheck(WorkerCli cli, List<SeenAttempt> attempts) {
        this.cli = cli;
        this.attempts = attempts;
    }

    /** One line for each thing that does not agree. */
    static List<String> problems(WorkerCli cli, List<SeenAttempt> attempts) {
        ReportCheck check = new ReportCheck(cli, List.copyOf(attempts));
        for (int i = 0; i < attempts.size(); i++) {
            check.session(i);
            check.tokens(i);
            check.cost(i);
        }
        return List.copyOf(check.problems);
    }

    private void session(int i) {
        String printed = attempts.get(i).run().session().orElse("none");
        expect(i, "session", printed, attempts.get(i).report().path("session").asText("none"));
        if (i > 0) {
            SeenAttempt before = attempts.get(i - 1);
            String session = before.run().session().orElse("none");
            expect(i, "session printed", session, printed);
            JsonNode resumed = attempts.get(i).told().path("resumed");
            expect(i, "resumed session", session, resumed.path("session").asText("none"));
            expect(
                    i,
                    "resumed attempt",
                    before.told().path("id").asText(),
                    resumed.path("earlier").asText("none"));
        }
    }

    private void tokens(int i) {
        Figures told = Figures.of(attempts.get(i).report().path("tokens"));
        Optional<Usage> said = said(i);
        if (said.isEmpty()) {
            expect(i, "tokens", Figures.UNKNOWN, told);
            return;
        }
        boolean holdsEarlier = holdsEarlier(i);
        Usage usage = i > 0 && ReportedUsage.isOfWholeSession(cli) && !holdsEarlier
                ? said.get().minus(said(i - 1).orElseThrow())
                : said.get();
        expect(i, "tokens", Figures.of(usage, holdsEarlier ? "estimated" : "actual"), told);
        Usage served = attempts.subList(holdsEarlier ? 0 : i, i + 1).stream()
                .map(SeenAttempt::served)
                .reduce(Usage::plus)
                .orElseThrow();
        expect(i, "tokens served", served, usage);
    }

    private void cost(int i) {
        JsonNode report = attempts.get(i).report();
        JsonNode cost = report.path("cost");
        String source = cost.path("source").asText("none");
        Optional<BigDecimal> usd =
                cost.path("usd").isNumber() ? Optional.of(cost.path("usd").decimalValue()) : Optional.empty();
        Optional<BigDecimal> printed = saidCost(i);
        Figures tokens = Figures.of(report.path("tokens"));
        if (printed.isPresent()) {
            expect(i, "cost source", "actual", source);
            expect(i, "cost", plain(printed), plain(usd));
        } else if (tokens.isKnown() && CliOfRing.isPriced(report.path("model").asText())) {
            expect(i, "cost source", tokens.source().equals("actual") ? "priced" : "estimated", source);
            expect(i, "cost", plain(Optional.of(CliOfRing.price(tokens))), plain(usd));
        } else {
            expect(i, "cost source", "unknown", source);
            expect(i, "cost", plain(Optional.empty()), plain(usd));
        }
    }

    /** Whether what it said of its tokens holds those of earlier runs, which did not say theirs. */
    private boolean holdsEarlier(int i) {
        return i > 0 && ReportedUsage.isOfWholeSession(cli) && said(i - 1).isEmpty();
    }

    private Optional<Usage> said(int i) {
        return ReportedUsage.in(cli, attempts.get(i).run());
    }

    private Optional<BigDecimal> saidCost(int i) {
        return attempts.get(i).run().events().reversed().stream()
                .map(event -> event.path("total_cost_usd"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .findFirst();
    }

    private void expect(int i, String what, Object wanted, Object found) {
        if (!wanted.equals(found)) {
            problems.add("%s of attempt %d: wanted %s, found %s".formatted(what, i + 1, wanted, found));
        }
    }

    private static String plain(Optional<BigDecimal> usd) {
        return usd.map(amount -> amount.stripTrailingZeros().toPlainString()).orElse("none");
    }
}
