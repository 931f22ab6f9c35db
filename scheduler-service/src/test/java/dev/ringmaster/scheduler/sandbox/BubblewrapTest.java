package dev.ringmaster.scheduler.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line, and what an agent in it really sees where bubblewrap works; where it does not, the reason is printed. */
@Timeout(60)
class BubblewrapTest {

    @TempDir
    Path folder;

    private Path home;
    private Path state;
    private Path worktree;
    private Path repository;

    @BeforeEach
    void makeAMachine() throws Exception {
        home = Files.createDirectories(folder.resolve("home"));
        state = Files.createDirectories(home.resolve("ring/.ringmaster"));
        repository = home.resolve("code/shop");
        worktree = state.resolve("worktrees/one");
        Files.createDirectories(state.resolve("worktrees/other"));
        Files.writeString(state.resolve("token"), "secret");
        Files.writeString(state.resolve("worktrees/other/work"), "another's");
        Files.writeString(home.resolve("key"), "private");
        git(folder, "init", "-q", "-b", "main", repository.toString());
        Files.writeString(repository.resolve("README"), "hello\n");
        git(repository, "add", ".");
        git(repository, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "first");
        git(repository, "worktree", "add", "-q", "-b", "ringmaster/one", worktree.toString());
    }

    @Test
    void lineHidesBeforeItShows() {
        List<String> line = Bubblewrap.arguments(new SandboxView(
                Path.of("/ring/.ringmaster/worktrees/one"),
                List.of(Path.of("/ring/.ringmaster/workers/claude/home")),
                List.of(Path.of("/home/mara"), Path.of("/ring/.ringmaster")),
                List.of(Path.of("/home/mara/shop/.git")),
                false));

        assertThat(String.join(" ", line))
                .isEqualTo("--ro-bind / / --dev /dev --proc /proc --tmpfs /home --tmpfs /home/mara"
                        + " --tmpfs /ring/.ringmaster --tmpfs /root --tmpfs /run --tmpfs /tmp --tmpfs /var/tmp"
                        + " --ro-bind-try /run/systemd/resolve /run/systemd/resolve"
                        + " --ro-bind-try /run/resolvconf /run/resolvconf"
                        + " --ro-bind-try /run/NetworkManager /run/NetworkManager"
                        + " --ro-bind-try /home/mara/shop/.git /home/mara/shop/.git"
                        + " --bind-try /ring/.ringmaster/workers/claude/home /ring/.ringmaster/workers/claude/home"
                        + " --bind /ring/.ringmaster/worktrees/one /ring/.ringmaster/worktrees/one"
                        + " --chdir /ring/.ringmaster/worktrees/one"
                        + " --unshare-pid --unshare-ipc --unshare-uts --unshare-net --cap-drop ALL --");
    }

    @Test
    void repositoryBehindAWorktreeIsFound() throws Exception {
        assertThat(GitFolders.behind(worktree))
                .containsExactly(repository.resolve(".git/worktrees/one"), repository.resolve(".git"));
        assertThat(GitFolders.behind(folder)).isEmpty();
    }

    @Test
    void npmProgramBringsTheModulesThatItNeeds() throws Exception {
        Path modules = Files.createDirectories(home.resolve("node/lib/node_modules/agent/bin"));
        Path script = Files.createFile(modules.resolve("agent.js"));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Path bin = Files.createDirectories(home.resolve("node/bin"));
        Files.createSymbolicLink(bin.resolve("agent"), Path.of("../lib/node_modules/agent/bin/agent.js"));

        assertThat(ProgramFolders.of("agent", "/usr/bin:" + bin))
                .containsExactly(bin, home.resolve("node/lib/node_modules"));
        assertThat(ProgramFolders.of("no-such-agent", "/usr/bin")).isEmpty();
    }

    @Test
    void agentSeesItsWorktreeAndNothingOfOthers() throws Exception {
        assumeItWorks();

        String seen = inside(true, """
            cat README; echo changed >README && echo own-file-written
            cat %1$s/token 2>/dev/null || echo no-token
            ls %1$s/worktrees
            cat %2$s/key 2>/dev/null || echo no-key
            touch /usr/x 2>/dev/null || echo no-root-writes
            ls /run
            """.formatted(state, home));

        assertThat(seen).isEqualTo("hello\nown-file-written\nno-token\none\nno-key\nno-root-writes\n");
        assertThat(worktree.resolve("README")).hasContent("changed");
    }

    @Test
    void agentReadsHistoryButCannotMoveARef() throws Exception {
        assumeItWorks();

        String seen = inside(true, """
            git log --format=%s
            echo more >>README; git diff --stat | tail -1; git status --short
            git -c user.name=a -c user.email=a@b commit -qam mine 2>/dev/null || echo no-commit
            git update-ref refs/heads/main HEAD~0 2>/dev/null; echo x >$(git rev-parse --git-common-dir)/hooks/post-checkout 2>/dev/null || echo no-hook
            """);

        assertThat(seen).contains("first\n", " M README\n", "no-commit\n", "no-hook");
    }

    @Test
    void networkIsOffWhereItIsSo() throws Exception {
        assumeItWorks();

        assertThat(inside(false, "tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '"))
                .isEqualTo("lo\n");
        assertThat(inside(false, "tail -n +2 /proc/net/tcp | wc -l").strip()).isEqualTo("0");
    }

    @Test
    void agentSeesNoProcessButItsOwn() throws Exception {
        assumeItWorks();

        String seen = inside(true, "ls -d /proc/[0-9]* | wc -l");

        assertThat(Integer.parseInt(seen.strip())).isLessThan(8);
    }

    private void assumeItWorks() throws InterruptedException {
        Optional<String> problem = SandboxProbe.problem(folder);
        problem.ifPresent(reason -> System.out.println("NOT RUN, a sandbox cannot be made here: " + reason));
        assumeTrue(problem.isEmpty(), () -> "a sandbox cannot be made here: " + problem);
    }

    private String inside(boolean network, String script) throws Exception {
        List<String> line = new ArrayList<>(List.of(Bubblewrap.PROGRAM));
        line.addAll(Bubblewrap.arguments(
                new SandboxView(worktree, List.of(), List.of(home, state), GitFolders.behind(worktree), network)));
        line.addAll(List.of("sh", "-c", script));
        return run(folder, line);
    }

    private static void git(Path folder, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(List.of(arguments));
        run(folder, line);
    }

    private static String run(Path folder, List<String> line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line).directory(folder.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", line) + "\n" + errors)
                .isZero();
        return said;
    }
}
