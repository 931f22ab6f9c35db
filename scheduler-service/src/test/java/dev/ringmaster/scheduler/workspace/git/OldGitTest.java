package dev.ringmaster.scheduler.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.scheduler.workspace.Foresight;
import dev.ringmaster.scheduler.workspace.Integration;
import dev.ringmaster.scheduler.workspace.LandingWork;
import dev.ringmaster.scheduler.workspace.Worktree;
import dev.ringmaster.scheduler.workspace.WorktreeResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A git before 2.38, which cannot merge in memory. */
@Timeout(60)
class OldGitTest {
    @TempDir
    Path folder;

    private TestRepository repository;
    private GitWorkspace workspace;

    @BeforeEach
    void setUp() throws Exception {
        repository = TestRepository.withCommit(folder.resolve("repo"));
        workspace =
                new GitWorkspace(folder.resolve("state"), CountedGit.old(folder).git());
    }

    @Test
    void workIsMergedInTheScratchTreesFiles() throws Exception {
        LandingWork one = work(1, "b.txt", "two\n");
        LandingWork two = work(2, "c.txt", "three\n");
        LandingWork against = work(3, "b.txt", "other\n");
        LandingWork hopeless = work(4, "d.txt", "mine\n");
        repository.commit("d.txt", "theirs\n", "the target moves");

        List<Integration> batch =
                workspace.landing().integrate(repository.project(), List.of(one, two, against, hopeless));

        Integration.Clean last = (Integration.Clean) batch.get(1);
        Path tree = workspace.landing().scratchAt(repository.project(), last.integratedCommit());
        assertThat(tree.resolve("b.txt")).hasContent("two");
        assertThat(tree.resolve("c.txt")).hasContent("three");
        assertThat(tree.resolve("d.txt")).hasContent("theirs");
        assertThat(batch.get(2)).isEqualTo(new Integration.AfterOthers(List.of("b.txt")));
        assertThat(batch.get(3)).isEqualTo(new Integration.Conflict(List.of("d.txt")));
    }

    @Test
    void nothingIsForeseen() throws Exception {
        LandingWork one = work(1, "b.txt", "two\n");
        LandingWork two = work(2, "b.txt", "other\n");

        assertThat(workspace.foresight().look(repository.project(), List.of(unlanded(one), unlanded(two))))
                .isEqualTo(new Foresight.Outlook(List.of(), true));
    }

    private static Foresight.Unlanded unlanded(LandingWork work) {
        return new Foresight.Unlanded(work.task(), work.attempt(), work.attempt(), work.commit());
    }

    private LandingWork work(int number, String file, String text) throws Exception {
        TaskId task = new TaskId("textkit-" + number);
        Worktree worktree = ((WorktreeResult.Ready)
                        workspace.worktrees().prepare(repository.project(), new AttemptId(UUID.randomUUID()), task, 1))
                .worktree();
        Files.writeString(worktree.path().resolve(file), text);
        return new LandingWork(
                task,
                worktree.attempt(),
                workspace.worktrees().commitAll(worktree, "w").orElseThrow(),
                "t");
    }
}
