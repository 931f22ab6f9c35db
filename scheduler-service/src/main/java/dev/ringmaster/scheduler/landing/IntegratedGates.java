package dev.ringmaster.scheduler.landing;

import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.attempt.OutcomePolicy;
import dev.ringmaster.scheduler.gate.GateRun;
import dev.ringmaster.scheduler.gate.GateRunner;
import dev.ringmaster.scheduler.landing.proof.ProvenTrees;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.setup.AttemptSurroundings;
import dev.ringmaster.scheduler.setup.TreeSetup;
import dev.ringmaster.scheduler.workspace.LandingSteps;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Runs gates on integrated trees: each in the project's scratch tree, unless they have passed on the very same tree before. */
@ApplicationScoped
public class IntegratedGates {

    private static final Logger LOG = Logger.getLogger(IntegratedGates.class);

    private final RingSettings ring;
    private final ProjectCatalog projects;
    private final LandingSteps steps;
    private final GateRunner gates;
    private final TreeSetup setup;
    private final AttemptSurroundings surroundings;
    private final ProvenTrees proven;

    IntegratedGates(
            RingSettings ring,
            ProjectCatalog projects,
            LandingSteps steps,
            GateRunner gates,
            TreeSetup setup,
            AttemptSurroundings surroundings,
            ProvenTrees proven) {
        this.ring = ring;
        this.projects = projects;
        this.steps = steps;
        this.gates = gates;
        this.setup = setup;
        this.surroundings = surroundings;
        this.proven = proven;
    }

    /**
     * What failed on the tree of a batch's first links.
     *
     * @param links at least one
     * @return empty when every gate of all of them passed
     */
    Optional<RedGate> failureOn(Project project, List<Link> links) throws IOException, InterruptedException {
        List<GateTurn> turns = GateTurn.plan(links.stream()
                .map(link -> projects.gatesOf(link.attempt().assignment().task()))
                .toList());
        Link last = links.getLast();
        if (turns.isEmpty() || havePassed(last, turns)) {
            return Optional.empty();
        }
        Path tree = steps.scratchAt(project, last.commit());
        Optional<Outcome.Failed> unready = setup.ready(last.attempt(), project, tree);
        if (unready.isPresent()) {
            return unready.map(failure -> new RedGate(failure, true));
        }
        for (GateTurn turn : turns) {
            Link link = links.get(turn.link());
            Optional<Outcome.Failed> failure = OutcomePolicy.failureOf(run(link.attempt(), turn.gates(), tree));
            if (failure.isPresent()) {
                return failure.map(failed -> new RedGate(failed, link == last));
            }
        }
        return Optional.empty();
    }

    private boolean havePassed(Link last, List<GateTurn> turns) {
        boolean passed = last.asProven()
                && turns.size() == 1
                && proven.havePassed(
                        last.attempt().id(),
                        last.work().commit(),
                        turns.getFirst().gates());
        if (passed) {
            LOG.debugf(
                    "gates have passed on this tree: attempt=%s commit=%s",
                    last.attempt().id(), last.commit());
        }
        return passed;
    }

    private List<GateResult> run(LiveAttempt attempt, List<Gate> all, Path tree)
            throws IOException, InterruptedException {
        return gates.run(new GateRun(
                        all, tree, ring.folder().attempt(attempt.id()), surroundings.environmentOf(attempt, List.of())))
                .results();
    }

    /** Ends gates that an earlier process left running for the attempt. */
    void endLeftovers(LiveAttempt attempt) throws IOException, InterruptedException {
        gates.endLeftovers(ring.folder().attempt(attempt.id()));
    }
}
