package dev.ringmaster.api.command;

import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.store.DecisionRepository;
import dev.ringmaster.api.store.DecisionStatus;
import dev.ringmaster.api.store.ProjectRepository;
import dev.ringmaster.api.store.StoredDecision;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes answers to decisions. */
@ApplicationScoped
public class DecisionCommands {

    /** How many answers a project's snapshot carries for later tasks; older ones stay with their decisions. */
    private static final int ANSWERS_IN_PROJECT = 50;

    private final DecisionRepository decisions;
    private final ProjectRepository projects;
    private final ProjectCommands projectCommands;

    DecisionCommands(DecisionRepository decisions, ProjectRepository projects, ProjectCommands projectCommands) {
        this.decisions = decisions;
        this.projects = projects;
        this.projectCommands = projectCommands;
    }

    /** @throws ProblemException if there is none, or more than one id starts like this */
    public StoredDecision require(Connection connection, String text) throws SQLException {
        List<DecisionId> matching = decisions.matching(connection, text, Found.SHOWN);
        DecisionId id = matching.stream()
                .filter(found -> found.value().equals(text))
                .findFirst()
                .orElseGet(() -> Found.one(
                        matching,
                        "decision",
                        text,
                        ProblemCode.UNKNOWN_DECISION,
                        "List the open ones with 'ringmaster decisions'."));
        return decisions.find(connection, id).orElseThrow();
    }

    /** @param ifMatch may be null */
    public StoredDecision answer(
            LedgerTransaction tx, String id, @Nullable String ifMatch, DecisionOption option, String text, String by)
            throws SQLException {
        StoredDecision stored = require(tx.connection(), id);
        Decision decision = stored.decision();
        Versions.check(ifMatch, stored.version(), stored);
        if (stored.status() != DecisionStatus.OPEN) {
            throw new ProblemException(
                    ProblemCode.DECISION_CLOSED,
                    stored.answer() == null
                            ? "Decision " + decision.id() + " was withdrawn: "
                                    + (stored.withdrawnBecause() == null
                                            ? "its task has ended"
                                            : stored.withdrawnBecause())
                                    + "."
                            : "Decision " + decision.id() + " was answered with '"
                                    + stored.answer().option().word() + "' by "
                                    + stored.answer().by() + " at "
                                    + stored.answer().at() + ".",
                    Map.of("current", stored));
        }
        if (!decision.options().contains(option)) {
            throw new ProblemException(
                    ProblemCode.OPTION_NOT_OFFERED,
                    "Decision " + decision.id() + " does not offer '" + option.word() + "', but "
                            + decision.options().stream()
                                    .map(DecisionOption::word)
                                    .collect(Collectors.joining(", ")) + ".");
        }
        Answer answer = new Answer(decision.id(), decision.task(), decision.question(), option, text, by, tx.now());
        decisions.answer(tx, answer);
        if (option != DecisionOption.APPROVE && option != DecisionOption.SKIP) {
            remember(tx, decision, answer);
        }
        tx.publish(new TaskEvent.DecisionAnswered(decision.task(), answer));
        return new StoredDecision(decision, DecisionStatus.ANSWERED, stored.version() + 1, answer, null);
    }

    private void remember(LedgerTransaction tx, Decision decision, Answer answer) throws SQLException {
        Optional<Project> found = projects.find(tx.connection(), decision.project());
        if (found.isEmpty()) {
            return;
        }
        Project project = found.get();
        List<Answer> answers = new ArrayList<>(project.answers());
        answers.add(answer);
        List<Answer> newest = answers.subList(Math.max(0, answers.size() - ANSWERS_IN_PROJECT), answers.size());
        projectCommands.put(tx, project.with(newest), project.version() + 1);
    }
}
