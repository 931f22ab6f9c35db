package dev.ringmaster.scheduler.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.workspace.Advance;
import dev.ringmaster.scheduler.workspace.Difference;
import dev.ringmaster.scheduler.workspace.Integration;
import dev.ringmaster.scheduler.workspace.LandingSteps;
import dev.ringmaster.scheduler.workspace.LandingWork;
import dev.ringmaster.scheduler.workspace.Worktree;
import dev.ringmaster.scheduler.workspace.WorktreeResult;
import dev.ringmaster.scheduler.workspace.Worktrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GitLandingStepsTest {
    @TempDir
    Path folder;

    private TestRepository repository;
    private Worktrees worktrees;
    private LandingSteps landing;

    @BeforeEach
    void setUp() throws Exception {
        repository = TestRepository.withCommit(folder.resolve("re po"));
        GitWorkspace workspace = new GitWorkspace(folder.resolve("state"), CommitIdentity.RINGMASTER);
        worktrees = workspace.worktrees();
        landing = workspace.landing();
    }

    @Test
    void workBecomesOneCommitOnTheNewestTarget() throws Exception {
        LandingWork work = work(1, "b.txt", "two\n");
        String moved = repository.commit("c.txt", "three\n", "the target moves");

        Integration.Clean clean = clean(work);
        assertThat(clean.targetCommit()).isEqualTo(moved);
        assertThat(clean.scratchTree().resolve("b.txt")).hasContent("two");
        assertThat(clean.scratchTree().resolve("c.txt")).hasContent("three");
        assertThat(repository.git("rev-parse", clean.integratedCommit() + "^@")).isEqualTo(moved);
        assertThat(repository.git("log", "-1", "--format=%B", clean.integratedCommit()))
                .isEqualTo("Add two; \"$x\"\n\nRingmaster-Task: textkit-1\nRingmaster-Attempt: " + work.attempt());
        assertThat(repository.git(
                        "log", "-1", "--format=%(trailers:key=Ringmaster-Task,valueonly)", clean.integratedCommit()))
                .isEqualTo("textkit-1");
        assertThat(repository.git("rev-parse", "main")).as("no branch moved").isEqualTo(moved);
    }

    @Test
    void scratchTreeHoldsNothingOfTheLandingBefore() throws Exception {
        Integration.Clean first = clean(work(1, "b.txt", "two\n"));
        Files.writeString(first.scratchTree().resolve("built"), "by a gate");
        Files.writeString(first.scratchTree().resolve("a.txt"), "changed by a gate");
        TestRepository.init(first.scratchTree().resolve("nested"));

        Integration.Clean second = clean(work(2, "c.txt", "three\n"));
        assertThat(second.scratchTree()).isEqualTo(first.scratchTree());
        try (var files = Files.list(second.scratchTree())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".git", "a.txt", "c.txt");
        }
        assertThat(second.scratchTree().resolve("a.txt")).hasContent("one");
    }

    @Test
    void scratchTreeThatWasDamagedIsMadeAnew() throws Exception {
        Integration.Clean first = clean(work(1, "b.txt", "two\n"));
        Files.delete(first.scratchTree().resolve(".git"));
        Path administration = repository.folder().resolve(".git/worktrees/textkit");
        Files.createFile(administration.resolve("index.lock"));
        assertThat(clean(work(2, "c.txt", "three\n")).scratchTree().resolve("c.txt"))
                .exists();

        Files.writeString(administration.resolve("HEAD"), "damaged");
        assertThat(clean(work(3, "d.txt", "four\n")).scratchTree().resolve("d.txt"))
                .exists();
    }

    @Test
    void conflictsAreForeseenWithoutTouchingAnything() throws Exception {
        LandingWork mine = work(1, "same.txt", "mine\n");
        LandingWork other = work(2, "same.txt", "other\n");
        LandingWork free = work(3, "free.txt", "free\n");
        assertThat(landing.conflicts(repository.project(), mine, Optional.empty()))
                .isEmpty();
        assertThat(landing.conflicts(repository.project(), mine, Optional.of(free)))
                .isEmpty();
        assertThat(landing.conflicts(repository.project(), mine, Optional.of(other)))
                .containsExactly("same.txt");

        String head = repository.commit("same.txt", "theirs\n", "the same file");

        assertThat(landing.conflicts(repository.project(), mine, Optional.empty()))
                .containsExactly("same.txt");
        assertThat(repository.git("rev-parse", "main")).isEqualTo(head);
        assertThat(folder.resolve("state/landing")).doesNotExist();
    }

    @Test
    void integratedTreeIsKnownToBeTheProvenOneOnlyWhileTheTargetStands() throws Exception {
        LandingWork work = work(1, "b.txt", "two\n");
        assertThat(landing.haveSameTree(
                        repository.project(), work.commit(), clean(work).integratedCommit()))
                .isTrue();

        repository.commit("c.txt", "three\n", "the target moves");

        assertThat(landing.haveSameTree(
                        repository.project(), work.commit(), clean(work).integratedCommit()))
                .isFalse();
    }

    @Test
    void workGoesOnTopOfOtherWorkOfItsBatch() throws Exception {
        Integration.Clean first = clean(work(1, "b.txt", "two\n"));
        Integration.Clean second = (Integration.Clean) landing.integrate(
                repository.project(), work(2, "c.txt", "three\n"), Optional.of(first.integratedCommit()));

        assertThat(repository.git("rev-parse", second.integratedCommit() + "^@"))
                .isEqualTo(first.integratedCommit());
        assertThat(second.scratchTree().resolve("b.txt")).hasContent("two");
        assertThat(landing.scratchAt(repository.project(), first.integratedCommit())
                        .resolve("c.txt"))
                .doesNotExist();
        assertThat(landing.advance(repository.project(), first.targetCommit(), second.integratedCommit()))
                .isInstanceOf(Advance.Advanced.class);
    }

    @Test
    void differenceIsForPeople() throws Exception {
        Difference difference = landing.difference(repository.project(), work(1, "b.txt", "two\n"));

        assertThat(difference.stat()).contains("b.txt | 1 +");
        assertThat(difference.patch()).contains("+++ b/b.txt", "+two");
    }

    @Test
    void conflictNamesItsFilesAndLeavesNothingBehind() throws Exception {
        LandingWork work = work(1, "new\nline -x", "mine\n");
        repository.commit("new\nline -x", "theirs\n", "the same file");

        assertThat(landing.integrate(repository.project(), work))
                .isInstanceOfSatisfying(
                        Integration.Conflict.class,
                        conflict -> assertThat(conflict.files()).containsExactly("new\nline -x"));
        assertThat(clean(work(2, "c.txt", "three\n")).scratchTree().resolve("c.txt"))
                .exists();
    }

    @Test
    void historyAnAgentMadeUpDoesNotMatter() throws Exception {
        Worktree worktree = prepare(1);
        Files.writeString(worktree.path().resolve("b.txt"), "two\n");
        TestRepository.in(worktree.path(), "checkout", "--quiet", "--orphan", "fresh");
        String commit = worktrees.commitAll(worktree, "work").orElseThrow();
        repository.commit("c.txt", "three\n", "the target moves");

        Integration.Clean clean = clean(new LandingWork(new TaskId("textkit-1"), worktree.attempt(), commit, "t"));
        assertThat(repository.git("diff", "--name-status", clean.targetCommit(), clean.integratedCommit()))
                .isEqualTo("A\tb.txt");
    }

    @Test
    void cleanCheckoutOfTheTargetIsKeptInStep() throws Exception {
        Path witness = repository.plantHooks();
        repository.write("untracked.txt", "a person's");
        Integration.Clean clean = clean(work(1, "b.txt", "two\n"));

        assertThat(advance(clean)).isEqualTo(new Advance.Advanced());
        assertThat(advance(clean)).as("a repeat after a crash").isEqualTo(new Advance.Advanced());
        assertThat(witness).doesNotExist();
        assertThat(repository.git("rev-parse", "main")).isEqualTo(clean.integratedCommit());
        assertThat(repository.folder().resolve("b.txt")).hasContent("two");
        assertThat(repository.git("status", "--porcelain")).isEqualTo("?? untracked.txt");
        assertThat(witness).as("the hooks do run for a person").exists();
        assertThat(landing.isOnTarget(repository.project(), clean.integratedCommit()))
                .isTrue();
    }

    @Test
    void targetThatNobodyHasCheckedOutMovesAlone() throws Exception {
        repository.git("checkout", "--quiet", "-b", "elsewhere");
        repository.write("a.txt", "dirty, but on another branch");
        Integration.Clean clean = clean(work(1, "b.txt", "two\n"));

        assertThat(advance(clean)).isEqualTo(new Advance.Advanced());
        assertThat(repository.git("rev-parse", "main")).isEqualTo(clean.integratedCommit());
        assertThat(repository.folder().resolve("b.txt")).doesNotExist();
    }

    @Test
    void dirtyCheckoutOfTheTargetIsNeverTouched() throws Exception {
        Integration.Clean clean = clean(work(1, "b.txt", "two\n"));
        repository.write("a.txt", "a person's change");

        assertRefused(clean, "not committed (a.txt)");
        repository.git("add", "a.txt");
        assertRefused(clean, "not committed (a.txt)");
        assertThat(repository.folder().resolve("a.txt")).hasContent("a person's change");
        repository.git("commit", "--quiet", "-m", "mine");
        assertThat(advance(clean)).isEqualTo(new Advance.Moved(repository.git("rev-parse", "main")));
    }

    @Test
    void untrackedAndIgnoredFilesInTheWayAreNotOverwritten() throws Exception {
        repository.commit(".gitignore", "*.env\n", "ignore");
        Integration.Clean untracked = clean(work(1, "b.txt", "two\n"));
        repository.write("b.txt", "a person's");
        assertRefused(untracked, "would be overwritten (b.txt)");
        assertThat(repository.folder().resolve("b.txt")).hasContent("a person's");
        Files.delete(repository.folder().resolve("b.txt"));

        Worktree worktree = prepare(2);
        Files.writeString(worktree.path().resolve("x.env"), "the agent's");
        TestRepository.in(worktree.path(), "add", "--force", "x.env");
        LandingWork work = new LandingWork(
                new TaskId("textkit-2"),
                worktree.attempt(),
                worktrees.commitAll(worktree, "w").orElseThrow(),
                "t");
        Integration.Clean ignored = clean(work);
        repository.write("x.env", "SECRET=1");
        assertRefused(ignored, "would be overwritten (x.env)");
        assertThat(repository.folder().resolve("x.env")).hasContent("SECRET=1");
    }

    @Test
    void targetThatMovedIsLeftAlone() throws Exception {
        Integration.Clean clean = clean(work(1, "b.txt", "two\n"));
        String moved = repository.commit("c.txt", "three\n", "the target moves");
        assertThat(advance(clean)).isEqualTo(new Advance.Moved(moved));

        repository.git("reset", "--quiet", "--hard", "HEAD~1");
        String rewound = repository.commit("d.txt", "four\n", "another history");
        assertThat(advance(clean)).isEqualTo(new Advance.Moved(rewound));
        assertThat(repository.git("rev-parse", "main")).isEqualTo(rewound);
    }

    @Test
    void commitsThatAPersonTookBackDoNotReturn() throws Exception {
        String kept = repository.git("rev-parse", "main");
        repository.commit("c.txt", "three\n", "to be taken back");
        Integration.Clean clean = clean(work(1, "b.txt", "two\n"));
        repository.git("reset", "--quiet", "--hard", kept);

        assertThat(advance(clean)).isEqualTo(new Advance.Moved(kept));
        assertThat(repository.git("rev-parse", "main")).isEqualTo(kept);
    }

    @Test
    void crashBetweenFilesAndRefIsFinished() throws Exception {
        Integration.Clean clean = clean(work(1, "b.txt", "two\n"));
        repository.git("read-tree", "-m", "-u", clean.targetCommit(), clean.integratedCommit());

        assertThat(advance(clean)).isEqualTo(new Advance.Advanced());
        assertThat(repository.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void workThatLandedBeforeACrashIsKnownAgain() throws Exception {
        LandingWork work = work(1, "b.txt", "two\n");
        Integration.Clean clean = clean(work);
        advance(clean);
        repository.commit("b.txt", "changed since\n", "a person goes on");

        assertThat(landing.integrate(repository.project(), work))
                .isEqualTo(new Integration.AlreadyLanded(clean.integratedCommit()));
        assertThat(landing.isOnTarget(repository.project(), clean.integratedCommit()))
                .isTrue();
        assertThat(landing.isOnTarget(repository.project(), "0".repeat(40))).isFalse();
    }

    @Test
    void workThatOthersBroughtToTheTargetHasLanded() throws Exception {
        LandingWork work = work(1, "b.txt", "two\n");
        String same = repository.commit("b.txt", "two\n", "the same");

        assertThat(landing.integrate(repository.project(), work)).isEqualTo(new Integration.AlreadyLanded(same));
    }

    @Test
    void targetThatIsBeingRebasedIsLeftAlone() throws Exception {
        Integration.Clean clean = clean(work(1, "b.txt", "two\n"));
        Path rebase = Files.createDirectories(repository.folder().resolve(".git/rebase-merge"));
        Files.writeString(rebase.resolve("head-name"), "refs/heads/main\n");
        repository.git("checkout", "--quiet", "--detach");

        assertRefused(clean, "is being rebased");
    }

    @Test
    void targetBranchThatIsGoneIsAProblemOfTheProject() throws Exception {
        LandingWork work = work(1, "b.txt", "two\n");
        Project project = TestRepository.project(repository.folder().toString(), "release");

        assertThat(landing.integrate(project, work))
                .isInstanceOfSatisfying(
                        Integration.Refused.class,
                        refused -> assertThat(refused.problem().message()).contains("has no branch 'release'"));
        assertThat(landing.isOnTarget(project, work.commit())).isFalse();
    }

    @Test
    void cloneOfAUrlAdvancesWithoutACheckout() throws Exception {
        Project project = TestRepository.project(repository.folder().toUri().toString(), "main");
        Worktree worktree = ((WorktreeResult.Ready)
                        worktrees.prepare(project, new AttemptId(UUID.randomUUID()), new TaskId("textkit-1"), 1))
                .worktree();
        Files.writeString(worktree.path().resolve("b.txt"), "two\n");
        String commit = worktrees.commitAll(worktree, "w").orElseThrow();
        LandingWork work = new LandingWork(new TaskId("textkit-1"), worktree.attempt(), commit, "t");

        Integration.Clean clean = (Integration.Clean) landing.integrate(project, work);
        assertThat(landing.advance(project, clean.targetCommit(), clean.integratedCommit()))
                .isEqualTo(new Advance.Advanced());
        assertThat(landing.isOnTarget(project, clean.integratedCommit())).isTrue();
        assertThat(landing.repositoryKey(project))
                .isEqualTo(worktree.repository().toString());
    }

    private void assertRefused(Integration.Clean clean, String message) throws Exception {
        String before = repository.git("rev-parse", "main");
        assertThat(advance(clean)).isInstanceOfSatisfying(Advance.Refused.class, refused -> {
            assertThat(refused.problem().message()).contains(message);
            assertThat(refused.problem().nextStep()).contains("retry");
        });
        assertThat(repository.git("rev-parse", "main")).isEqualTo(before);
    }

    private Advance advance(Integration.Clean clean) throws Exception {
        return landing.advance(repository.project(), clean.targetCommit(), clean.integratedCommit());
    }

    private Integration.Clean clean(LandingWork work) throws Exception {
        Integration integration = landing.integrate(repository.project(), work);
        assertThat(integration).isInstanceOf(Integration.Clean.class);
        return (Integration.Clean) integration;
    }

    private LandingWork work(int number, String file, String text) throws Exception {
        Worktree worktree = prepare(number);
        Files.writeString(worktree.path().resolve(file), text);
        String commit = worktrees.commitAll(worktree, "work").orElseThrow();
        return new LandingWork(new TaskId("textkit-" + number), worktree.attempt(), commit, "Add two;\n \"$x\"");
    }

    private Worktree prepare(int number) throws Exception {
        return ((WorktreeResult.Ready) worktrees.prepare(
                        repository.project(), new AttemptId(UUID.randomUUID()), new TaskId("textkit-" + number), 1))
                .worktree();
    }
}
