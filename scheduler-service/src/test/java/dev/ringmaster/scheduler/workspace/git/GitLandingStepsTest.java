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
import java.util.List;
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
        assertThat(scratch(clean).resolve("b.txt")).hasContent("two");
        assertThat(scratch(clean).resolve("c.txt")).hasContent("three");
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
        Path first = scratch(clean(work(1, "b.txt", "two\n")));
        Files.writeString(first.resolve("built"), "by a gate");
        Files.writeString(first.resolve("a.txt"), "changed by a gate");
        TestRepository.init(first.resolve("nested"));
        TestRepository.in(first, "checkout", "--quiet", "-b", "by-a-gate");
        TestRepository.in(first, "rm", "--quiet", "--cached", "b.txt");

        Path second = scratch(clean(work(2, "c.txt", "three\n")));
        assertThat(second).isEqualTo(first);
        try (var files = Files.list(second)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".git", "a.txt", "c.txt");
        }
        assertThat(second.resolve("a.txt")).hasContent("one");
        assertThat(TestRepository.in(second, "status", "--porcelain")).isEmpty();
    }

    @Test
    void scratchTreeThatWasDamagedIsMadeAnew() throws Exception {
        Path first = scratch(clean(work(1, "b.txt", "two\n")));
        Files.delete(first.resolve(".git"));
        Path administration = repository.folder().resolve(".git/worktrees/textkit");
        Files.createFile(administration.resolve("index.lock"));
        assertThat(scratch(clean(work(2, "c.txt", "three\n"))).resolve("c.txt")).exists();

        Files.writeString(administration.resolve("HEAD"), "damaged");
        assertThat(scratch(clean(work(3, "d.txt", "four\n"))).resolve("d.txt")).exists();
    }

    @Test
    void integrationTouchesNoTree() throws Exception {
        clean(work(1, "b.txt", "two\n"));
        repository.commit("c.txt", "three\n", "the target moves");
        clean(work(2, "d.txt", "four\n"));

        assertThat(folder.resolve("state/landing")).isEmptyDirectory();
    }

    @Test
    void integratedTreeIsKnownToBeTheProvenOneOnlyWhileTheTargetStands() throws Exception {
        LandingWork work = work(1, "b.txt", "two\n");
        assertThat(clean(work).asProven()).isTrue();

        repository.commit("c.txt", "three\n", "the target moves");

        assertThat(clean(work).asProven()).isFalse();
    }

    @Test
    void workGoesOnTopOfOtherWorkOfItsBatch() throws Exception {
        List<Integration> batch = integrate(work(1, "b.txt", "two\n"), work(2, "c.txt", "three\n"));
        Integration.Clean first = (Integration.Clean) batch.get(0);
        Integration.Clean second = (Integration.Clean) batch.get(1);

        assertThat(repository.git("rev-parse", second.integratedCommit() + "^@"))
                .isEqualTo(first.integratedCommit());
        assertThat(second.asProven()).isFalse();
        assertThat(scratch(second).resolve("b.txt")).hasContent("two");
        assertThat(scratch(first).resolve("c.txt")).doesNotExist();
        assertThat(landing.advance(repository.project(), first.targetCommit(), second.integratedCommit()))
                .isInstanceOf(Advance.Advanced.class);
    }

    @Test
    void workThatConflictsOnlyWithOtherWorkOfItsBatchIsLeftOut() throws Exception {
        LandingWork mine = work(1, "same.txt", "mine\n");
        LandingWork other = work(2, "same.txt", "other\n");
        LandingWork again = work(3, "same.txt", "mine\n");
        LandingWork free = work(4, "free.txt", "free\n");

        List<Integration> batch = integrate(mine, other, again, free);

        assertThat(batch.get(0)).isInstanceOf(Integration.Clean.class);
        assertThat(batch.get(1)).isEqualTo(new Integration.AfterOthers(List.of("same.txt")));
        assertThat(batch.get(2)).as("does the same").isEqualTo(new Integration.AfterOthers(List.of()));
        assertThat(scratch((Integration.Clean) batch.get(3)).resolve("same.txt"))
                .hasContent("mine");
    }

    @Test
    void workThatConflictsWithTheTargetIsToldSoWithinABatch() throws Exception {
        LandingWork mine = work(1, "same.txt", "mine\n");
        LandingWork free = work(2, "free.txt", "free\n");
        repository.commit("same.txt", "theirs\n", "the same file");

        assertThat(integrate(free, mine).getLast()).isEqualTo(new Integration.Conflict(List.of("same.txt")));
    }

    @Test
    void filesAreMergedAsTheirAttributesSay() throws Exception {
        repository.commit(".gitattributes", "CHANGES merge=union\nlock -merge\n", "attributes");
        repository.commit("CHANGES", "0\n", "changes");
        repository.commit("lock", "1\n2\n3\n4\n5\n6\n7\n8\n", "lock");
        LandingWork one = work(1, "CHANGES", "0\n1\n");
        LandingWork two = work(2, "CHANGES", "0\n2\n");
        LandingWork top = work(3, "lock", "one\n2\n3\n4\n5\n6\n7\n8\n");
        LandingWork bottom = work(4, "lock", "1\n2\n3\n4\n5\n6\n7\neight\n");
        repository.git("checkout", "--quiet", "-b", "elsewhere", "HEAD~3");

        List<Integration> batch = integrate(one, two, top, bottom);

        assertThat(scratch((Integration.Clean) batch.get(1)).resolve("CHANGES")).hasContent("0\n1\n2");
        assertThat(batch.get(2)).isInstanceOf(Integration.Clean.class);
        assertThat(batch.get(3)).isEqualTo(new Integration.AfterOthers(List.of("lock")));
    }

    @Test
    void attributesInAPersonsCheckoutDoNotMatter() throws Exception {
        repository.commit("CHANGES", "0\n", "changes");
        LandingWork one = work(1, "CHANGES", "0\n1\n");
        LandingWork two = work(2, "CHANGES", "0\n2\n");
        repository.write(".gitattributes", "CHANGES merge=union\n");

        assertThat(integrate(one, two).getLast()).isEqualTo(new Integration.AfterOthers(List.of("CHANGES")));
    }

    @Test
    void attributesThatWorkBringsHoldForTheWorkAfterIt() throws Exception {
        repository.commit("CHANGES", "0\n", "changes");
        LandingWork brings = work(1, ".gitattributes", "CHANGES merge=union\n");
        LandingWork one = work(2, "CHANGES", "0\n1\n");
        LandingWork two = work(3, "CHANGES", "0\n2\n");
        repository.commit("c.txt", "three\n", "the target moves");

        assertThat(integrate(brings, one, two)).allMatch(Integration.Clean.class::isInstance);
        assertThat(integrate(one, two, brings).get(1)).isInstanceOf(Integration.AfterOthers.class);
    }

    @Test
    void commitsOfTheAgentItselfLandAsOne() throws Exception {
        Worktree worktree = prepare(1);
        Files.writeString(worktree.path().resolve("b.txt"), "two\n");
        TestRepository.in(worktree.path(), "add", "--all");
        TestRepository.in(worktree.path(), "commit", "--quiet", "-m", "by the agent");
        repository.commit("c.txt", "three\n", "the target moves");
        TestRepository.in(worktree.path(), "merge", "--quiet", "-m", "merged", "main");
        Files.writeString(worktree.path().resolve("d.txt"), "four\n");
        String commit = worktrees.commitAll(worktree, "work").orElseThrow();

        Integration.Clean clean = clean(new LandingWork(new TaskId("textkit-1"), worktree.attempt(), commit, "t"));

        assertThat(repository.git("rev-parse", clean.integratedCommit() + "^@")).isEqualTo(clean.targetCommit());
        assertThat(repository.git("diff", "--name-only", clean.targetCommit(), clean.integratedCommit()))
                .isEqualTo("b.txt\nd.txt");
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

        assertThat(integrate(work).getFirst())
                .isInstanceOfSatisfying(
                        Integration.Conflict.class,
                        conflict -> assertThat(conflict.files()).containsExactly("new\nline -x"));
        assertThat(scratch(clean(work(2, "c.txt", "three\n"))).resolve("c.txt")).exists();
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
    void whatAnAgentTookBackIsPartOfItsWork() throws Exception {
        repository.commit("b.txt", "two\n", "second");
        Worktree worktree = prepare(1);
        TestRepository.in(worktree.path(), "reset", "--quiet", "--hard", "HEAD~1");
        Files.writeString(worktree.path().resolve("d.txt"), "four\n");
        String commit = worktrees.commitAll(worktree, "work").orElseThrow();
        repository.commit("c.txt", "three\n", "the target moves");

        Integration.Clean clean = clean(new LandingWork(new TaskId("textkit-1"), worktree.attempt(), commit, "t"));

        assertThat(repository.git("diff", "--name-status", clean.targetCommit(), clean.integratedCommit()))
                .isEqualTo("D\tb.txt\nA\td.txt");
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

        assertThat(integrate(work).getFirst()).isEqualTo(new Integration.AlreadyLanded(clean.integratedCommit()));
        assertThat(landing.isOnTarget(repository.project(), clean.integratedCommit()))
                .isTrue();
        assertThat(landing.isOnTarget(repository.project(), "0".repeat(40))).isFalse();
    }

    @Test
    void workThatOthersBroughtToTheTargetHasLanded() throws Exception {
        LandingWork work = work(1, "b.txt", "two\n");
        String same = repository.commit("b.txt", "two\n", "the same");

        assertThat(integrate(work).getFirst()).isEqualTo(new Integration.AlreadyLanded(same));
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

        assertThat(landing.integrate(project, List.of(work)).getFirst())
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

        Integration.Clean clean =
                (Integration.Clean) landing.integrate(project, List.of(work)).getFirst();
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
        Integration integration = integrate(work).getFirst();
        assertThat(integration).isInstanceOf(Integration.Clean.class);
        return (Integration.Clean) integration;
    }

    private List<Integration> integrate(LandingWork... works) throws Exception {
        return landing.integrate(repository.project(), List.of(works));
    }

    private Path scratch(Integration.Clean clean) throws Exception {
        return landing.scratchAt(repository.project(), clean.integratedCommit());
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
