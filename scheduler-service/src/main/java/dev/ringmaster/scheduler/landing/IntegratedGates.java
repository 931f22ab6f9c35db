package dev.ringmaster.scheduler.landing;

import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.attempt.OutcomePolicy;
import dev.ringmaster.scheduler.gate.GateRun;
import dev.ringmaster.scheduler.gate.GateRunner;
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

    /** What failed on the tree of an integrated commit, of which the link's work is the last; empty when every gate passed. */
    Optional<Outcome.Failed> failureOn(Project project, Link link) throws IOException, InterruptedException {
        LiveAttempt attempt = link.attempt();
        List<Gate> all = projects.gatesOf(attempt.assignment().task());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String own = link.work().commit();
        if (proven.havePassed(attempt.id(), own, all) && steps.haveSameTree(project, own, link.commit())) {
            LOG.debugf("gates have passed on this tree: attempt=%s commit=%s", attempt.id(), link.commit());
            return Optional.empty();
        }
        Path tree = steps.scratchAt(project, link.commit());
        Optional<Outcome.Failed> unready = setup.ready(attempt, project, tree);
        if (unready.isPresent()) {
            return unready;
        }
        List<GateResult> results = gates.run(new GateRun(
                        all, tree, ring.folder().attempt(attempt.id()), surroundings.environmentOf(attempt, List.of())))
                .results();
        return OutcomePolicy.failureOf(results);
    }

    /** Ends gates that an earlier process left running for the attempt. */
    void endLeftovers(LiveAttempt attempt) throws IOException, InterruptedException {
        gates.endLeftovers(ring.folder().attempt(attempt.id()));
    }
}
