package dev.ringmaster.scheduler.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.scheduler.workspace.LandingWork;
import dev.ringmaster.scheduler.workspace.Proposals;
import dev.ringmaster.scheduler.workspace.Proposals.Merge;
import dev.ringmaster.scheduler.workspace.Proposals.Pushed;
import dev.ringmaster.scheduler.workspace.Worktree;
import dev.ringmaster.scheduler.workspace.WorktreeResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitProposalsTest {
    private static final List<String> NAMES = List.of("ringmaster/textkit-1", "ringmaster/textkit-1@x");

    @TempDir
    Path folder;

    private TestRepository repository;
    private TestRepository colleague;
    private Path remote;
    private Proposals proposals;
    private LandingWork work;

    @BeforeEach
    void pushAndWork() throws Exception {
        repository = TestRepository.withCommit(folder.resolve("repo"));
        remote = folder.resolve("remote.git");
        repository.git("init", "--quiet", "--bare", "--initial-branch=main", remote.toString());
        repository.git("remote", "add", "origin", remote.toString());
        repository.git("push", "--quiet", "origin", "main");
        TestRepository.in(folder, "clone", "--quiet", remote.toString(), "colleague");
        colleague = new TestRepository(folder.resolve("colleague"));
        GitWorkspace workspace = new GitWorkspace(folder.resolve("state"), CommitIdentity.RINGMASTER);
        proposals = workspace.proposals();
        AttemptId attempt = new AttemptId(UUID.randomUUID());
        Worktree worktree = ((WorktreeResult.Ready)
                        workspace.worktrees().prepare(repository.project(), attempt, new TaskId("textkit-1"), 1))
                .worktree();
        Files.writeString(worktree.path().resolve("made.txt"), "made\n");
        String commit = workspace.worktrees().commitAll(worktree, "work").orElseThrow();
        work = new LandingWork(new TaskId("textkit-1"), attempt, commit, "Make it");
    }

    @Test
    void branchIsPushedAndAgainHarmlessly() throws Exception {
        Pushed.Done done = new Pushed.Done("ringmaster/textkit-1", remote.toString());

        assertThat(push()).isEqualTo(done);
        assertThat(push()).isEqualTo(done);
        assertThat(onRemote("ringmaster/textkit-1")).isEqualTo(work.commit());
    }

    @Test
    void branchOfAnotherIsNeverOverwritten() throws Exception {
        colleague.git("checkout", "--quiet", "-b", "ringmaster/textkit-1");
        String theirs = colleague.commit("theirs.txt", "x", "theirs");
        colleague.git("push", "--quiet", "origin", "ringmaster/textkit-1");

        assertThat(push()).isEqualTo(new Pushed.Done("ringmaster/textkit-1@x", remote.toString()));
        assertThat(onRemote("ringmaster/textkit-1")).isEqualTo(theirs);
    }

    @Test
    void withoutARemoteAPersonIsToldWhatToDo() throws Exception {
        repository.git("remote", "remove", "origin");

        assertThat(push())
                .isInstanceOfSatisfying(
                        Pushed.Refused.class,
                        refused -> assertThat(refused.problem().nextStep()).contains("git remote add"));
    }

    @Test
    void mergeCommitOnTheRemoteIsMergedAndTheCleanCheckoutFollows() throws Exception {
        push();
        assertThat(check()).isEqualTo(new Merge.NotYet());

        colleague.git("fetch", "--quiet");
        colleague.git("merge", "--quiet", "--no-ff", "-m", "merge", "origin/ringmaster/textkit-1");
        colleague.git("push", "--quiet", "origin", "main");

        assertThat(check()).isEqualTo(new Merge.Merged(onRemote("main")));
        assertThat(repository.git("rev-parse", "main")).isEqualTo(onRemote("main"));
        assertThat(repository.folder().resolve("made.txt")).hasContent("made");
    }

    @Test
    void squashedMergeBesideOtherWorkIsMerged() throws Exception {
        push();
        colleague.git("fetch", "--quiet");
        colleague.commit("other.txt", "x", "other");
        assertThat(check()).isEqualTo(new Merge.NotYet());
        colleague.git("merge", "--quiet", "--squash", "origin/ringmaster/textkit-1");
        colleague.git("commit", "--quiet", "-m", "squashed");
        colleague.git("push", "--quiet", "origin", "main");

        assertThat(check()).isEqualTo(new Merge.Merged(onRemote("main")));
    }

    @Test
    void squashedMergeOfAnAttemptThatWentOnInAnothersWorktreeIsMerged() throws Exception {
        work = new LandingWork(work.task(), new AttemptId(UUID.randomUUID()), work.commit(), work.title());
        push();
        colleague.commit("other.txt", "x", "other");
        colleague.git("push", "--quiet", "origin", "main");
        assertThat(check()).isEqualTo(new Merge.NotYet());
        colleague.git("fetch", "--quiet");
        colleague.git("merge", "--quiet", "--squash", "origin/ringmaster/textkit-1");
        colleague.git("commit", "--quiet", "-m", "squashed");
        colleague.git("push", "--quiet", "origin", "main");

        assertThat(check()).isEqualTo(new Merge.Merged(onRemote("main")));
    }

    @Test
    void otherWorkOnTheRemoteIsNoMerge() throws Exception {
        push();
        colleague.commit("other.txt", "x", "other");
        colleague.git("push", "--quiet", "origin", "main");

        assertThat(check()).isEqualTo(new Merge.NotYet());
    }

    @Test
    void dirtyCheckoutIsNotTouchedAndWaitsForItsPerson() throws Exception {
        push();
        colleague.git("fetch", "--quiet");
        colleague.git("merge", "--quiet", "--ff-only", "origin/ringmaster/textkit-1");
        colleague.git("push", "--quiet", "origin", "main");
        repository.write("a.txt", "unsaved\n");

        assertThat(check()).isInstanceOf(Merge.Behind.class);
        assertThat(repository.folder().resolve("a.txt")).hasContent("unsaved");

        repository.git("checkout", "--quiet", "a.txt");
        assertThat(check()).isInstanceOf(Merge.Merged.class);
    }

    @Test
    void remoteThatIsAwaySaysSo() throws Exception {
        push();
        Files.move(remote, folder.resolve("elsewhere.git"));

        assertThat(check()).isInstanceOf(Merge.Unreachable.class);
    }

    private Pushed push() throws Exception {
        return proposals.push(repository.project(), work, NAMES);
    }

    private Merge check() throws Exception {
        return proposals.check(repository.project(), work);
    }

    private String onRemote(String branch) throws Exception {
        return TestRepository.in(remote, "rev-parse", branch);
    }
}
