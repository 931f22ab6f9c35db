package dev.ringmaster.scheduler.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.workspace.CleanUp;
import dev.ringmaster.scheduler.workspace.ProjectProblem;
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
class GitWorktreesTest {
    private final TaskId task = new TaskId("textkit-7");
    private final AttemptId attempt = new AttemptId(UUID.randomUUID());

    @TempDir
    Path folder;

    private TestRepository repository;
    private Worktrees worktrees;

    @BeforeEach
    void setUp() throws Exception {
        repository = TestRepository.withCommit(folder.resolve("re po"));
        worktrees = new GitWorkspace(folder.resolve("state"), CommitIdentity.RINGMASTER).worktrees();
    }

    @Test
    void worktreeStartsFromTheTargetOnABranchOfItsOwn() throws Exception {
        Worktree worktree = prepare();

        assertThat(worktree.path()).isEqualTo(folder.toRealPath().resolve("state/worktrees/" + attempt));
        assertThat(worktree.branch()).isEqualTo("ringmaster/textkit-7");
        assertThat(worktree.baseCommit()).isEqualTo(repository.git("rev-parse", "main"));
        assertThat(worktree.path().resolve("a.txt")).hasContent("one");
        assertThat(TestRepository.in(worktree.path(), "symbolic-ref", "HEAD"))
                .isEqualTo("refs/heads/ringmaster/textkit-7");
    }

    @Test
    void preparingAgainGivesTheSameWorktreeWithItsWork() throws Exception {
        Worktree first = prepare();
        Files.writeString(first.path().resolve("work.txt"), "work");
        repository.commit("b.txt", "two\n", "the target moves");

        assertThat(prepare()).isEqualTo(first);
        assertThat(first.path().resolve("work.txt")).hasContent("work");
    }

    @Test
    void laterAttemptsAndForeignBranchesGetOtherNames() throws Exception {
        prepare();
        AttemptId second = new AttemptId(UUID.randomUUID());
        assertThat(ready(worktrees.prepare(repository.project(), second, task, 2))
                        .branch())
                .isEqualTo("ringmaster/textkit-7@2");

        repository.git("checkout", "--quiet", "-b", "ringmaster/textkit-8");
        String theirs = repository.commit("own.txt", "mine\n", "a person's own work");
        repository.git("checkout", "--quiet", "main");
        AttemptId third = new AttemptId(UUID.randomUUID());
        assertThat(ready(worktrees.prepare(repository.project(), third, new TaskId("textkit-8"), 1))
                        .branch())
                .isEqualTo("ringmaster/textkit-8@" + third);
        assertThat(repository.git("rev-parse", "ringmaster/textkit-8")).isEqualTo(theirs);
    }

    @Test
    void crashAfterTheBranchWasMadeIsFinished() throws Exception {
        repository.git("branch", "ringmaster/textkit-7", "main");

        assertThat(prepare().branch()).isEqualTo("ringmaster/textkit-7");
    }

    @Test
    void crashInTheMiddleOfTheCheckoutIsFinished() throws Exception {
        Worktree whole = prepare();
        Files.delete(whole.path().resolve("a.txt"));
        Files.writeString(folder.resolve("re po/.git/worktrees/" + attempt + "/locked"), "initializing");

        assertThat(prepare()).isEqualTo(whole);
        assertThat(whole.path().resolve("a.txt")).hasContent("one");
    }

    @Test
    void folderThatGitDoesNotKnowIsMovedNotDeleted() throws Exception {
        Path path = folder.resolve("state/worktrees/" + attempt);
        Files.createDirectories(path);
        Files.writeString(path.resolve("work.txt"), "somebody's");

        prepare();
        try (var files = Files.walk(folder.resolve("state/worktrees"))) {
            assertThat(files.filter(file -> file.endsWith("work.txt")))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasContent("somebody's"));
        }
    }

    @Test
    void commitTakesEverythingButIgnoredFiles() throws Exception {
        Worktree worktree = prepare();
        List<String> odd =
                List.of("with space.txt", "-leading-dash", "new\nline", "ünï/cödé.txt", ":colon", "sub/dir/x");
        for (String name : odd) {
            Path file = worktree.path().resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
        Files.writeString(worktree.path().resolve(".gitignore"), "build/\n");
        Files.createDirectories(worktree.path().resolve("build"));
        Files.writeString(worktree.path().resolve("build/out"), "x");
        Files.delete(worktree.path().resolve("a.txt"));

        String commit =
                worktrees.commitAll(worktree, "Did it\n\n# not a comment\n").orElseThrow();
        assertThat(repository
                        .git("-c", "core.quotePath=false", "ls-tree", "-r", "-z", "--name-only", commit)
                        .split("\0"))
                .containsExactlyInAnyOrder(
                        "with space.txt",
                        "-leading-dash",
                        "new\nline",
                        "ünï/cödé.txt",
                        ":colon",
                        "sub/dir/x",
                        ".gitignore");
        assertThat(repository.git("log", "-1", "--format=%an <%ae> %cn|%B", commit))
                .isEqualTo("Ringmaster <ringmaster@localhost> Ringmaster|Did it\n\n# not a comment");
        assertThat(worktrees.commitAll(worktree, "again"))
                .as("a repeat after a crash")
                .contains(commit);
    }

    @Test
    void agentsOwnCommitsCountAndStay() throws Exception {
        Worktree worktree = prepare();
        Files.writeString(worktree.path().resolve("own.txt"), "x");
        TestRepository.in(worktree.path(), "add", "--all");
        TestRepository.in(worktree.path(), "commit", "--quiet", "-m", "the agent's");
        String own = TestRepository.in(worktree.path(), "rev-parse", "HEAD");

        assertThat(worktrees.commitAll(worktree, "not needed")).contains(own);
    }

    @Test
    void workThatComesToNothingIsEmpty() throws Exception {
        Worktree worktree = prepare();
        assertThat(worktrees.commitAll(worktree, "nothing")).isEmpty();

        Files.writeString(worktree.path().resolve("a.txt"), "changed");
        TestRepository.in(worktree.path(), "commit", "--quiet", "--all", "-m", "there");
        Files.writeString(worktree.path().resolve("a.txt"), "one\n");
        assertThat(worktrees.commitAll(worktree, "and back")).isEmpty();
    }

    @Test
    void agentThatRemovedTheWorktreesPointerHarmsNoRepositoryAround() throws Exception {
        TestRepository around = TestRepository.withCommit(folder.resolve("state"));
        String before = around.git("rev-parse", "HEAD");
        Worktree worktree = prepare();
        Files.delete(worktree.path().resolve(".git"));
        Files.writeString(worktree.path().resolve("work.txt"), "x");

        String commit = worktrees.commitAll(worktree, "kept").orElseThrow();
        assertThat(repository.git("show", commit + ":work.txt")).isEqualTo("x");
        assertThat(around.git("rev-parse", "HEAD")).isEqualTo(before);
    }

    @Test
    void staleLockAndEmptyInnerRepositoryDoNotStopTheCommit() throws Exception {
        Worktree worktree = prepare();
        Files.createFile(folder.resolve("re po/.git/worktrees/" + attempt + "/index.lock"));
        TestRepository.init(worktree.path().resolve("in ner"));
        Files.writeString(worktree.path().resolve("work.txt"), "x");

        String commit = worktrees.commitAll(worktree, "kept").orElseThrow();
        assertThat(repository.git("ls-tree", "--name-only", commit)).isEqualTo("a.txt\nwork.txt");
    }

    @Test
    void nothingTheRepositoryHasSetUpRuns() throws Exception {
        Path witness = repository.plantHooks();
        repository.git(
                "config",
                "core.fsmonitor",
                repository.folder().resolve(".git/hooks/fsmonitor-watchman").toString());
        repository.git("config", "commit.gpgSign", "true");
        repository.git("config", "gpg.program", "false");
        repository.git("config", "diff.external", "false");
        Worktree worktree = prepare();
        Files.writeString(worktree.path().resolve("work.txt"), "x");

        assertThat(worktrees.commitAll(worktree, "committed")).isPresent();
        assertThat(witness).doesNotExist();
    }

    @Test
    void landedWorkIsCleanedUpWithItsBranch() throws Exception {
        Worktree worktree = prepare();
        Files.writeString(worktree.path().resolve("work.txt"), "x");
        String commit = worktrees.commitAll(worktree, "work").orElseThrow();
        repository.git("merge", "--quiet", "--ff-only", commit);

        assertThat(worktrees.cleanUp(worktree, commit, commit, "main")).isEqualTo(new CleanUp.Removed());
        assertThat(worktree.path()).doesNotExist();
        assertThat(repository.git("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
        assertThat(repository.git("worktree", "list").lines()).hasSize(1);
        assertThat(worktrees.cleanUp(worktree, commit, commit, "main"))
                .as("again")
                .isEqualTo(new CleanUp.Removed());
    }

    @Test
    void workThatHasNotLandedIsKept() throws Exception {
        Worktree worktree = prepare();
        Files.writeString(worktree.path().resolve("work.txt"), "x");
        String commit = worktrees.commitAll(worktree, "work").orElseThrow();

        assertThat(worktrees.cleanUp(worktree, commit, commit, "main")).isInstanceOf(CleanUp.Kept.class);
        repository.git("merge", "--quiet", "--ff-only", commit);
        Files.writeString(worktree.path().resolve("late.txt"), "x");
        assertThat(worktrees.cleanUp(worktree, commit, commit, "main")).isInstanceOf(CleanUp.Kept.class);
        assertThat(worktrees.cleanUpUnchanged(worktree)).isInstanceOf(CleanUp.Kept.class);
        assertThat(worktree.path().resolve("late.txt")).exists();
    }

    @Test
    void unchangedWorktreeIsCleanedUp() throws Exception {
        Worktree worktree = prepare();

        assertThat(worktrees.cleanUpUnchanged(worktree)).isEqualTo(new CleanUp.Removed());
        assertThat(worktree.path()).doesNotExist();
    }

    @Test
    void projectGivenByUrlIsClonedOnce() throws Exception {
        Project project = TestRepository.project(repository.folder().toUri().toString(), "main");
        Worktree worktree = ready(worktrees.prepare(project, attempt, task, 1));

        assertThat(worktree.repository()).isEqualTo(folder.toRealPath().resolve("state/repositories/textkit"));
        assertThat(worktree.path().resolve("a.txt")).hasContent("one");
        assertThat(ready(worktrees.prepare(project, attempt, task, 1))).isEqualTo(worktree);
        assertThat(ready(worktrees.prepare(project, new AttemptId(UUID.randomUUID()), task, 2))
                        .repository())
                .isEqualTo(worktree.repository());
    }

    @Test
    void urlThatCannotBeClonedIsAProblemOfTheProject() throws Exception {
        ProjectProblem problem =
                refused(TestRepository.project("ssh://user:hunter2@localhost:1/no/such", "main"), attempt);

        assertThat(problem.message())
                .contains("could not be cloned")
                .contains("/no/such")
                .doesNotContain("hunter2");
    }

    @Test
    void everyFaultOfARepositoryIsSaidWithANextStep() throws Exception {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        Path inner = Files.createDirectories(folder.resolve("re po/inner"));
        TestRepository empty = TestRepository.init(folder.resolve("empty"));

        assertThat(refused(TestRepository.project(plain.toString(), "main"), attempt)
                        .message())
                .isEqualTo(plain.toRealPath() + " is not a git repository.");
        assertThat(refused(TestRepository.project(folder.resolve("gone").toString(), "main"), attempt)
                        .message())
                .contains("does not exist");
        assertThat(refused(TestRepository.project(inner.toString(), "main"), attempt)
                        .message())
                .contains("lies inside " + repository.folder().toRealPath());
        assertThat(refused(empty.project(), attempt).message()).contains("has no commits yet");
        assertThat(refused(TestRepository.project(repository.folder().toString(), "-x"), attempt)
                        .message())
                .contains("has no branch '-x'");
        assertThat(refused(TestRepository.project(repository.folder().toString(), "trunk"), attempt)
                        .nextStep())
                .contains("main");
        repository.git("branch", "ringmaster");
        assertThat(refused(repository.project(), attempt).message()).contains("branch named 'ringmaster'");
    }

    private Worktree prepare() throws Exception {
        return ready(worktrees.prepare(repository.project(), attempt, task, 1));
    }

    private static Worktree ready(WorktreeResult result) {
        assertThat(result).isInstanceOf(WorktreeResult.Ready.class);
        return ((WorktreeResult.Ready) result).worktree();
    }

    private ProjectProblem refused(Project project, AttemptId of) throws Exception {
        WorktreeResult result = worktrees.prepare(project, of, task, 1);
        assertThat(result).isInstanceOf(WorktreeResult.Refused.class);
        return ((WorktreeResult.Refused) result).problem();
    }
}
