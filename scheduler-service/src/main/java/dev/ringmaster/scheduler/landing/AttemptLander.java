package dev.ringmaster.scheduler.landing;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.project.LandingMode;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.landing.proposal.ProposalDesk;
import dev.ringmaster.scheduler.landing.proposal.ReviewDesk;
import dev.ringmaster.scheduler.operations.AttemptCommands;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.Patience;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.operations.WorkThreads;
import dev.ringmaster.scheduler.workspace.LandingSteps;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The landing queue of each repository: takes proven work in turn and has it landed, reviewed or proposed, as its project wants it. What
 * waits at the same time lands together.
 */
@ApplicationScoped
public class AttemptLander {

    private static final Logger LOG = Logger.getLogger(AttemptLander.class);
    private static final Duration HOLD_AGAIN = Duration.ofSeconds(1);

    private final RingSettings ring;
    private final ProjectCatalog projects;
    private final LandingSteps steps;
    private final BatchLander batches;
    private final ReviewDesk reviews;
    private final ProposalDesk proposals;
    private final ConflictForecast forecast;
    private final AttemptCommands commands;
    private final WorkThreads threads;
    private final RepositoryLanes<LiveAttempt> lanes;
    private final SelfProjects self;
    private final Map<AttemptId, String> held = new ConcurrentHashMap<>();
    private final Patience patience = new Patience();

    AttemptLander(
            RingSettings ring,
            ProjectCatalog projects,
            LandingSteps steps,
            BatchLander batches,
            ReviewDesk reviews,
            ProposalDesk proposals,
            ConflictForecast forecast,
            SelfProjects self,
            AttemptCommands commands,
            WorkThreads threads) {
        this.ring = ring;
        this.projects = projects;
        this.steps = steps;
        this.batches = batches;
        this.reviews = reviews;
        this.proposals = proposals;
        this.forecast = forecast;
        this.self = self;
        this.commands = commands;
        this.threads = threads;
        this.lanes = new RepositoryLanes<>(threads::land, this::work);
    }

    /** Queues proven or proposed work behind that of the same repository. */
    public void queue(LiveAttempt attempt) {
        threads.order(() -> {
            try {
                lanes.queue(steps.repositoryKey(projects.get(attempt.ref().project())), attempt);
            } catch (IOException e) {
                tryAgain(attempt, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Lets nothing else land in an attempt's repository, behind everything that has been queued before. */
    public void hold(LiveAttempt attempt) {
        threads.order(() -> {
            try {
                if (isReleasing(attempt)) {
                    hold(steps.repositoryKey(projects.get(attempt.ref().project())), attempt);
                }
            } catch (IOException e) {
                LOG.warnf("its repository cannot be held, trying again: attempt=%s reason=%s", attempt.id(), e);
                threads.later(HOLD_AGAIN, () -> hold(attempt));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Lets other work land in an attempt's repository again. */
    public void free(LiveAttempt attempt) {
        threads.order(() -> freeNow(attempt));
    }

    private void hold(String key, LiveAttempt attempt) {
        held.put(attempt.id(), key);
        lanes.hold(key, attempt.id());
    }

    private void freeNow(LiveAttempt attempt) {
        String key = held.remove(attempt.id());
        if (key != null) {
            lanes.free(key, attempt.id());
        }
    }

    private List<LiveAttempt> work(String key, List<LiveAttempt> waiting) {
        LiveAttempt first = waiting.getFirst();
        List<LiveAttempt> left = new ArrayList<>(forecast.arrange(waiting.subList(1, waiting.size())));
        List<LiveAttempt> taken = new ArrayList<>(List.of(first));
        try {
            switch (wayOf(first)) {
                case LAND -> {
                    if (self.isSelf(projects.get(first.ref().project()))) {
                        handOver(key, first);
                    } else {
                        takeFitting(first, left, taken);
                        left.addAll(0, batches.land(taken));
                    }
                }
                case REVIEW -> reviews.ask(first);
                case PROPOSE -> proposals.propose(first);
                case CHECK -> {
                    if (proposals.isStillOpen(first)) {
                        threads.later(ring.settings().landing().pullRequestPoll(), () -> queue(first));
                    }
                }
                case NONE -> {}
            }
            taken.forEach(attempt -> patience.forget(attempt.id()));
        } catch (IOException e) {
            taken.forEach(attempt -> tryAgain(attempt, e.toString()));
        } catch (InterruptedException e) {
            // Only a stop interrupts: all of it is taken up again at the next start.
            Thread.currentThread().interrupt();
            return List.of();
        } catch (RuntimeException e) {
            // Also a defect must not leave an attempt without an outcome; a stop fails what waits for the database.
            if (!threads.isStopping()) {
                LOG.error("a landing failed in a way that it should not: attempts=" + ids(taken), e);
                taken.forEach(attempt -> tryAgain(attempt, e.toString()));
            }
        }
        return left;
    }

    /** Held before it is handed over, so that nothing lands between that and its release. */
    private void handOver(String key, LiveAttempt attempt) throws IOException, InterruptedException {
        hold(key, attempt);
        boolean stays = false;
        try {
            batches.land(List.of(attempt));
            stays = isReleasing(attempt);
        } finally {
            if (!stays) {
                freeNow(attempt);
            }
        }
    }

    private boolean isReleasing(LiveAttempt attempt) {
        return commands.tell(attempt.id()).join().state() instanceof AttemptState.Releasing releasing
                && releasing.holds();
    }

    private Way wayOf(LiveAttempt attempt) {
        Attempt stored = commands.tell(attempt.id()).join();
        LandingMode mode = projects.get(attempt.ref().project()).policy().landing();
        return switch (stored.state()) {
            case AttemptState.Landing landing -> Way.LAND;
            case AttemptState.Proposed proposed -> Way.CHECK;
            case AttemptState.Proven proven ->
                switch (mode) {
                    case AUTO -> Way.LAND;
                    case REVIEW -> proven.approvedBy() == null ? Way.REVIEW : Way.LAND;
                    case PULL_REQUEST -> Way.PROPOSE;
                };
            default -> Way.NONE;
        };
    }

    /** Takes those out of the waiting that can land with the first: those of the same project. */
    private void takeFitting(LiveAttempt first, List<LiveAttempt> left, List<LiveAttempt> taken) {
        int most = ring.settings().landing().maxBatch();
        for (LiveAttempt other : List.copyOf(left)) {
            if (taken.size() < most
                    && other.ref().project().equals(first.ref().project())
                    && wayOf(other) == Way.LAND) {
                taken.add(other);
                left.remove(other);
            }
        }
    }

    private void tryAgain(LiveAttempt attempt, String reason) {
        var wait = patience.afterFailure(attempt.id());
        if (wait.isPresent()) {
            LOG.warnf(
                    "attempt could not be landed, trying again in %d s: task=%s attempt=%s reason=%s",
                    wait.get().toSeconds(), attempt.ref().task(), attempt.id(), reason);
            threads.later(wait.get(), () -> queue(attempt));
            return;
        }
        commands.tell(
                attempt.id(),
                new AttemptCommand.FailLanding(
                        FailureClass.INFRASTRUCTURE, "the work could not be landed: " + reason, ""));
    }

    private static List<String> ids(List<LiveAttempt> attempts) {
        return attempts.stream().map(attempt -> attempt.id().toString()).toList();
    }

    /** What is to be done next with work that is proven. */
    private enum Way {
        LAND,
        REVIEW,
        PROPOSE,
        CHECK,
        NONE
    }
}
