package dev.ringmaster.scheduler.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.workspace.Foresight;
import dev.ringmaster.scheduler.workspace.Foresight.Clash;
import dev.ringmaster.scheduler.workspace.Foresight.Unlanded;
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

@Timeout(60)
class GitForesightTest {
    @TempDir
    Path folder;

    private TestRepository repository;
    private Project project;
    private GitWorkspace workspace;

    @BeforeEach
    void setUp() throws Exception {
        repository = TestRepository.withCommit(folder.resolve("re po"));
        project = repository.project();
        workspace = new GitWorkspace(folder.resolve("state"), CommitIdentity.RINGMASTER);
    }

    @Test
    void conflictsAreForeseenWithoutTouchingAnything() throws Exception {
        Unlanded mine = work(1, "same.txt", "mine\n");
        Unlanded other = work(2, "same.txt", "other\n");
        Unlanded free = work(3, "free.txt", "free\n");
        assertThat(clashes(mine, free)).isEmpty();
        assertThat(clashes(mine, free, other)).containsExactly(new Clash(other, mine, List.of("same.txt")));

        String head = repository.commit("same.txt", "theirs\n", "the same file");

        assertThat(clashes(mine, free, other))
                .as("with the target, and then no more with one another")
                .containsExactly(
                        new Clash(mine, null, List.of("same.txt")), new Clash(other, null, List.of("same.txt")));
        assertThat(repository.git("rev-parse", "main")).isEqualTo(head);
        assertThat(repository.git("status", "--porcelain")).isEmpty();
        assertThat(folder.resolve("state/landing")).doesNotExist();
    }

    @Test
    void branchOfAnAgentAtWorkIsComparedOnceItHoldsACommit() throws Exception {
        Unlanded landing = work(1, "same.txt", "mine\n");
        Worktree worktree = prepare(2);
        Unlanded running = new Unlanded(new TaskId("textkit-2"), worktree.attempt(), worktree.attempt(), null);
        Files.writeString(worktree.path().resolve("same.txt"), "other\n");
        assertThat(clashes(landing, running)).isEmpty();

        TestRepository.in(worktree.path(), "add", "--all");
        TestRepository.in(worktree.path(), "commit", "--quiet", "-m", "by the agent");
        assertThat(clashes(landing, running)).containsExactly(new Clash(running, landing, List.of("same.txt")));

        TestRepository.in(worktree.path(), "checkout", "--quiet", "--detach");
        assertThat(clashes(landing, running)).hasSize(1);
    }

    @Test
    void moreThanOneLookCanTakeIsLookedAtInSeveral() throws Exception {
        Unlanded[] works = new Unlanded[24];
        for (int i = 0; i < works.length; i++) {
            works[i] = work(i + 1, i < 22 ? "free" + i : "same.txt", "by " + i + "\n");
        }

        Foresight.Outlook first = workspace.foresight().look(project, List.of(works));
        Foresight.Outlook second = workspace.foresight().look(project, List.of(works));

        assertThat(first.complete()).isFalse();
        assertThat(second.complete()).isTrue();
        assertThat(second.clashes()).containsExactly(new Clash(works[23], works[22], List.of("same.txt")));
    }

    @Test
    void workWhoseCommitIsGoneIsPassedOver() throws Exception {
        Unlanded mine = work(1, "same.txt", "mine\n");
        Unlanded other = work(2, "same.txt", "other\n");
        AttemptId nobody = new AttemptId(UUID.randomUUID());
        Unlanded gone = new Unlanded(new TaskId("textkit-3"), nobody, nobody, "0".repeat(40));
        Unlanded unprepared = new Unlanded(new TaskId("textkit-4"), nobody, nobody, null);

        assertThat(clashes(gone, unprepared, mine, other)).hasSize(1);
    }

    private List<Clash> clashes(Unlanded... works) throws Exception {
        return workspace.foresight().look(project, List.of(works)).clashes();
    }

    private Unlanded work(int number, String file, String text) throws Exception {
        Worktree worktree = prepare(number);
        Files.writeString(worktree.path().resolve(file), text);
        String commit = workspace.worktrees().commitAll(worktree, "work").orElseThrow();
        return new Unlanded(new TaskId("textkit-" + number), worktree.attempt(), worktree.attempt(), commit);
    }

    private Worktree prepare(int number) throws Exception {
        return ((WorktreeResult.Ready) workspace
                        .worktrees()
                        .prepare(project, new AttemptId(UUID.randomUUID()), new TaskId("textkit-" + number), 1))
                .worktree();
    }
}
