package dev.ringmaster.scheduler.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.OutputAppended;
import dev.ringmaster.model.project.Project;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scheduler dies at the worst moments: whatever ran is taken up once, with its exit code and with all of its output. */
class KilledSchedulerIT {

    /** What the shim runs at the moments at which it can be held: before its claim, before its exec, before its exit is seen. */
    private static final List<String> HELD = List.of("ln", "env", "mv");

    @TempDir
    Path home;

    private KillableRing killable;
    private Ring ring;

    @BeforeEach
    void start() throws IOException {
        for (String program : HELD) {
            hold(program);
        }
        killable = new KillableRing(home, Map.of("PATH", home.resolve("bin") + ":" + System.getenv("PATH")));
        ring = killable.ring();
    }

    @AfterEach
    void stop() throws Exception {
        killable.close();
    }

    @Test
    void fortyAgentsOutliveAKillAndAStopThatWasCutShort() throws Exception {
        Project project = ring.folderProject("killed");
        for (boolean kill : new boolean[] {false, true}) {
            List<Assignment> all = new ArrayList<>();
            for (int i = 0; i < (kill ? 39 : 5); i++) {
                all.add(begin(project, "read -r code <%s; echo ended; exit $code"));
            }
            all.add(begin(
                    project,
                    "{ read -r code <%1$s; echo $code >%1$s.code; } & i=0; until [ -s %1$s.code ]; do i=$((i+1));"
                            + " echo \"line $i\"; sleep 0.02; done; wait; exit $(cat %1$s.code)"));
            all.forEach(ring::awaitStarted);
            int third = all.size() / 3;

            if (kill) {
                killable.scheduler().kill();
            }
            release(all, 0, third);
            if (kill) {
                killable.startAgain();
                killable.scheduler().killWhileItStops();
            }
            release(all, third, 2 * third);
            if (kill) {
                killable.startAgain();
            }
            release(all, 2 * third, all.size());

            for (int i = 0; i < all.size(); i++) {
                assertThat(endedOnce(all.get(i))).isEqualTo(i + 1);
                assertThatOutputIsWhole(all.get(i));
            }
        }
    }

    @Test
    void schedulerThatDiesInTheMiddleOfAStartOrAnEndLeavesNothingTwiceAndNothingUnknown() throws Exception {
        Project project = ring.folderProject("held");
        Assignment control = begin(project, "exit 3");
        Assignment unclaimed = beginHeld(project, "ln");
        Assignment claimed = beginHeld(project, "env");
        Assignment cutShort = beginHeld(project, "env");
        Assignment ending = beginHeld(project, "mv");
        assertThat(endedOnce(control)).isEqualTo(3);
        for (Assignment held : List.of(unclaimed, claimed, cutShort, ending)) {
            await("shim is held of " + held.task().id())
                    .atMost(Ring.SOON)
                    .until(() -> Files.exists(home.resolve("held-" + held.task().id())));
        }

        killable.scheduler().kill();
        // Its shim and what would have become the agent, while they had the claim and nothing more.
        // The shim first: it would write down how the other ended.
        for (long pid : heldPids(cutShort).reversed()) {
            assertThat(new ProcessBuilder("kill", "-9", Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
        }
        killable.startAgain();
        // Two shims of one attempt now: the second has the claim, and the first comes to its senses.
        ring.awaitStarted(unclaimed);
        for (Assignment held : List.of(unclaimed, claimed, ending)) {
            letGo(held);
        }
        long late = heldPids(unclaimed).getFirst();
        await("the late claim is over")
                .atMost(Ring.SOON)
                .until(() -> ProcessHandle.of(late).isEmpty());
        for (Assignment held : List.of(unclaimed, claimed)) {
            await("agent of " + held.task().id()).atMost(Ring.SOON).until(() -> starts(held) > 0);
            Files.writeString(gate(held), "3\n");
        }

        assertThat(endedOnce(unclaimed)).isEqualTo(3);
        assertThat(endedOnce(claimed)).isEqualTo(3);
        assertThat(endedOnce(ending)).isEqualTo(3);
        assertThat(ring.awaitOutcome(cutShort)).isInstanceOf(Outcome.Lost.class);
        assertThat(starts(cutShort)).isZero();
    }

    /** Has the prompt done by a shell; {@code %s} is a pipe that ends the agent with the code that is written into it. */
    private Assignment begin(Project project, String script) {
        Assignment assignment = Ring.assignment(project, "roomy");
        begin(assignment, script);
        return assignment;
    }

    private Assignment beginHeld(Project project, String program) throws Exception {
        Assignment assignment = Ring.assignment(project, "roomy");
        Path pipe = home.resolve("hold-" + program + "-" + assignment.task().id());
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        begin(assignment, program.equals("mv") ? "exit 3" : "read -r code <%s; exit $code");
        return assignment;
    }

    private void begin(Assignment assignment, String script) {
        String gate = gate(assignment).toString();
        ring.assign(assignment);
        ring.prepare(
                assignment,
                "mkfifo " + gate + "; echo start " + assignment.attempt() + " >>" + home.resolve("journal")
                        + "; echo begun; " + script.formatted(gate) + "\n");
    }

    /** Lets agents end, each with its number from 1 as its exit code; returns when they have. */
    private void release(List<Assignment> all, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            await().atMost(Ring.SOON).until(() -> Files.exists(home.resolve("journal")));
            Files.writeString(gate(all.get(i)), (i + 1) + "\n");
        }
        for (Assignment assignment : all.subList(from, to)) {
            Path exit = home.resolve(".ringmaster/attempts/" + assignment.attempt() + "/exit.json");
            await().atMost(Ring.SOON).until(() -> Files.exists(exit));
        }
    }

    private int endedOnce(Assignment assignment) throws IOException {
        ring.awaitOutcome(assignment);
        assertThat(starts(assignment)).isOne();
        List<Class<?>> told = ring.toldOf(assignment);
        for (Class<?> once : List.of(
                AttemptEvent.AttemptStarted.class,
                AttemptEvent.AttemptExited.class,
                AttemptEvent.AttemptFinished.class)) {
            assertThat(told.stream().filter(once::equals))
                    .as(once.getSimpleName())
                    .hasSize(1);
        }
        Integer code =
                ring.awaitEvent(assignment, AttemptEvent.AttemptExited.class).exitCode();
        return code == null ? -1 : code;
    }

    private long starts(Assignment assignment) throws IOException {
        return Files.readAllLines(home.resolve("journal")).stream()
                .filter(line -> line.equals("start " + assignment.attempt()))
                .count();
    }

    /** Nothing is missing between the pieces, and where one is told again, it says the same. */
    private void assertThatOutputIsWhole(Assignment assignment) throws IOException {
        String written = Files.readString(home.resolve(".ringmaster/attempts/" + assignment.attempt() + "/output.log"));
        await("all output of " + assignment.attempt())
                .atMost(Ring.SOON)
                .until(() -> pieces(assignment).stream()
                        .anyMatch(piece -> piece.offset() + piece.length() == written.length()));
        long covered = 0;
        for (OutputAppended piece : pieces(assignment)) {
            assertThat(piece.offset()).as("a hole").isLessThanOrEqualTo(covered);
            assertThat(piece.text())
                    .isEqualTo(written.substring((int) piece.offset(), (int) piece.offset() + piece.length()));
            covered = Math.max(covered, piece.offset() + piece.length());
        }
        assertThat(covered).isEqualTo(written.length());
    }

    private List<OutputAppended> pieces(Assignment assignment) {
        List<OutputAppended> pieces = new ArrayList<>(killable.events().all(OutputAppended.class).stream()
                .filter(piece -> piece.attempt().attempt().equals(assignment.attempt()))
                .filter(piece -> piece.source() == OutputSource.AGENT)
                .toList());
        Collections.sort(pieces, Comparator.comparingLong(OutputAppended::offset));
        return pieces;
    }

    private Path gate(Assignment assignment) {
        return home.resolve("gate-" + assignment.attempt());
    }

    /** A program of the shim that waits, once, where a pipe for its task lies ready; it says so with its own and its shim's pid. */
    private void hold(String program) throws IOException {
        Path file = Files.createDirectories(home.resolve("bin")).resolve(program);
        Files.writeString(file, """
                #!/bin/sh
                PATH=${PATH#*:}
                hold=%1$s/hold-%2$s-$RINGMASTER_TASK
                if mv "$hold" "$hold.$$" 2>/dev/null; then
                  echo $$ $PPID >%1$s/held-$RINGMASTER_TASK.$$
                  mv "%1$s/held-$RINGMASTER_TASK.$$" "%1$s/held-$RINGMASTER_TASK"
                  read -r nothing <"$hold.$$"
                fi
                exec %2$s "$@"
                """.formatted(home, program));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void letGo(Assignment held) throws IOException {
        for (String program : HELD) {
            Path pipe = home.resolve("hold-" + program + "-" + held.task().id() + "."
                    + heldPids(held).getFirst());
            if (Files.exists(pipe)) {
                // Opened for both, a pipe does not wait for a reader that may be gone.
                try (RandomAccessFile end = new RandomAccessFile(pipe.toFile(), "rw")) {
                    end.write("go\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
    }

    /** The program that was held and the process that started it. */
    private List<Long> heldPids(Assignment held) throws IOException {
        return Stream.of(Files.readString(home.resolve("held-" + held.task().id()))
                        .strip()
                        .split(" ", -1))
                .map(Long::parseLong)
                .toList();
    }
}
