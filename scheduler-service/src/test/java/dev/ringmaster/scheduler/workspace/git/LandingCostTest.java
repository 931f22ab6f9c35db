package dev.ringmaster.scheduler.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.scheduler.workspace.Advance;
import dev.ringmaster.scheduler.workspace.Foresight;
import dev.ringmaster.scheduler.workspace.Integration;
import dev.ringmaster.scheduler.workspace.LandingWork;
import dev.ringmaster.scheduler.workspace.Worktree;
import dev.ringmaster.scheduler.workspace.WorktreeResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the landing of many works costs in processes of git, which is most of what it costs in time. */
@Timeout(120)
class LandingCostTest {
    private static final int WORKS = 24;

    @TempDir
    Path folder;

    private TestRepository repository;
    private CountedGit counted;
    private GitWorkspace workspace;

    @BeforeEach
    void setUp() throws Exception {
        repository = TestRepository.withCommit(folder.resolve("repo"));
        counted = CountedGit.in(folder);
        workspace = new GitWorkspace(folder.resolve("state"), counted.git());
    }

    @Test
    void eachWorkOfABatchTakesTwoProcessesAndABatchAFewMore() throws Exception {
        List<LandingWork> works = works();
        repository.commit("z.txt", "moved\n", "the target moves");
        workspace.landing().repositoryKey(repository.project());
        counted.count();
        long began = System.nanoTime();

        List<Integration> batch = workspace.landing().integrate(repository.project(), works);
        int integrating = counted.count();
        Integration.Clean last = (Integration.Clean) batch.getLast();
        workspace.landing().scratchAt(repository.project(), last.integratedCommit());
        Advance advance =
                workspace.landing().advance(repository.project(), last.targetCommit(), last.integratedCommit());

        System.out.printf(
                "%d works: %d processes to integrate, %d to check out and advance, %d ms%n",
                WORKS, integrating, counted.count(), (System.nanoTime() - began) / 1_000_000);
        assertThat(advance).isEqualTo(new Advance.Advanced());
        assertThat(integrating).isLessThanOrEqualTo(2 * WORKS + 8);
    }

    @Test
    void allPairsAreComparedByAFewProcessesAndOnlyOnce() throws Exception {
        List<Foresight.Unlanded> works = new ArrayList<>();
        for (LandingWork work : works()) {
            works.add(new Foresight.Unlanded(work.task(), work.attempt(), work.attempt(), work.commit()));
        }
        counted.count();
        long began = System.nanoTime();
        boolean complete;
        do {
            complete = workspace.foresight().look(repository.project(), works).complete();
        } while (!complete);
        int first = counted.count();
        System.out.printf(
                "%d works: %d processes to compare all pairs, %d ms%n",
                WORKS, first, (System.nanoTime() - began) / 1_000_000);

        workspace.foresight().look(repository.project(), works);

        assertThat(first).isLessThanOrEqualTo(8);
        assertThat(counted.count()).as("nothing new").isLessThanOrEqualTo(2);
    }

    private List<LandingWork> works() throws Exception {
        List<LandingWork> works = new ArrayList<>();
        for (int i = 0; i < WORKS; i++) {
            TaskId task = new TaskId("textkit-" + i);
            Worktree worktree = ((WorktreeResult.Ready) workspace
                            .worktrees()
                            .prepare(repository.project(), new AttemptId(UUID.randomUUID()), task, 1))
                    .worktree();
            Files.writeString(worktree.path().resolve("f" + i), "x");
            String commit = workspace.worktrees().commitAll(worktree, "w").orElseThrow();
            works.add(new LandingWork(task, worktree.attempt(), commit, "t"));
        }
        return works;
    }
}
