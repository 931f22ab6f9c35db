package dev.ringmaster.scheduler.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.execution.process.ProcessSignal;
import dev.ringmaster.execution.process.RunFolder;
import dev.ringmaster.execution.process.RunRecord;
import dev.ringmaster.model.id.AttemptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process that launched agents is killed; a later one takes up all of them, starts none twice and loses no exit code. */
@Timeout(120)
class KilledServiceTest {

    @TempDir
    Path folder;

    @AfterEach
    void leaveNoAgents() throws Exception {
        StartedAgents.endIn(folder);
    }

    @Test
    void fortyAgentsAreAdoptedOnceEachAndNoExitCodeIsLost() throws Exception {
        for (boolean kill : new boolean[] {false, true}) {
            Witness witness = witness("kill-" + kill);
            List<AttemptId> attempts = attempts(40);
            RuntimeProcess first = RuntimeProcess.start(witness.folder());
            attempts.forEach(attempt -> assertThat(first.takeUp(attempt)).isEqualTo("started"));
            attempts.forEach(attempt -> witness.awaitCount("start", attempt));
            if (kill) {
                first.kill();
            }
            List<AttemptId> early = attempts.subList(0, 12);
            for (AttemptId attempt : early) {
                witness.release(attempt, codeOf(attempts, attempt));
                Witness.awaitFile(run(witness, attempt).exitFile());
            }

            RuntimeProcess second = kill ? RuntimeProcess.start(witness.folder()) : first;
            if (kill) {
                attempts.forEach(attempt -> assertThat(second.takeUp(attempt)).isEqualTo("claimed"));
            }
            for (AttemptId attempt : attempts.subList(12, 40)) {
                assertThat(second.find(attempt)).isEqualTo("running");
                witness.release(attempt, codeOf(attempts, attempt));
            }
            for (AttemptId attempt : attempts) {
                assertThat(second.awaitOver(attempt)).isEqualTo("exited " + codeOf(attempts, attempt));
                assertThat(witness.count("start", attempt)).isOne();
                assertThat(witness.count("end", attempt)).isOne();
                assertThat(run(witness, attempt).outputFile()).hasContent("begun\nended\n");
            }
            second.close();
        }
    }

    @Test
    void twentyKillsInARowStartNothingTwiceAndLoseNothing() throws Exception {
        for (int kills : new int[] {0, 20}) {
            Witness witness = witness("kills-" + kills);
            List<AttemptId> attempts = attempts(10);
            for (int round = 0; round < kills; round++) {
                try (RuntimeProcess service = RuntimeProcess.start(witness.folder())) {
                    // Every other one is killed with its hands full: nobody waits for what it was asked.
                    List<String> asked = attempts.stream()
                            .map(attempt -> service.ask("takeUp", attempt))
                            .toList();
                    if (round % 2 == 1) {
                        asked.forEach(service::answer);
                        witness.release(attempts.get(round / 2), 100 + round / 2);
                    } else {
                        service.answer(asked.get(round / 2));
                    }
                }
            }
            try (RuntimeProcess last = RuntimeProcess.start(witness.folder())) {
                for (int i = 0; i < attempts.size(); i++) {
                    AttemptId attempt = attempts.get(i);
                    last.takeUp(attempt);
                    if (kills == 0) {
                        witness.awaitCount("start", attempt);
                        witness.release(attempt, 100 + i);
                    }
                    assertThat(last.awaitOver(attempt)).isEqualTo("exited " + (100 + i));
                    assertThat(witness.count("start", attempt)).isOne();
                }
            }
        }
    }

    @Test
    void agentThatStartsWhileItsLauncherDiesIsTakenUpAndNotStartedAgain() throws Exception {
        // Before the claim, and between the claim and the exec: the shim goes on by itself, its launcher never hears of
        // it.
        for (String kill : List.of(":", "kill -9 $(cat \"$WITNESS/launcher\")")) {
            for (String program : List.of("ln", "env")) {
                Witness witness = witness("launcher-" + kill.length() + program);
                witness.replace(
                        program,
                        "[ -e \"$WITNESS/launcher\" ] && { " + kill + "; rm \"$WITNESS/launcher\"; }\n"
                                + "PATH=$REAL exec " + program + " \"$@\"\n");
                AttemptId attempt = attempts(1).getFirst();
                RuntimeProcess first = RuntimeProcess.start(witness.folder());
                Files.writeString(witness.folder().resolve("launcher"), Long.toString(first.pid()));
                first.ask("takeUp", attempt);
                if (!kill.equals(":")) {
                    first.awaitDeath();
                }
                witness.awaitCount("start", attempt);

                try (RuntimeProcess second = RuntimeProcess.start(witness.folder())) {
                    assertThat(second.takeUp(attempt)).isEqualTo("claimed");
                    assertThat(second.find(attempt)).isEqualTo("running");
                    witness.release(attempt, 7);
                    assertThat(second.awaitOver(attempt)).isEqualTo("exited 7");
                }
                assertThat(witness.count("start", attempt)).isOne();
                first.close();
            }
        }
    }

    @Test
    void claimThatCameLaterThanAnotherStartsNothing() throws Exception {
        Witness witness = witness("late");
        // The first shim is held just before its claim, until another service has launched the attempt.
        witness.replace("ln", """
                if mkdir "$WITNESS/held" 2>/dev/null; then
                  PATH=$REAL mkfifo "$WITNESS/held/pipe.new"
                  PATH=$REAL mv "$WITNESS/held/pipe.new" "$WITNESS/held/pipe"
                  read -r nothing <"$WITNESS/held/pipe"
                  PATH=$REAL ln "$@"
                  code=$?
                  echo "$code" >"$WITNESS/late"
                  exit "$code"
                fi
                PATH=$REAL exec ln "$@"
                """);
        AttemptId attempt = attempts(1).getFirst();
        RuntimeProcess first = RuntimeProcess.start(witness.folder());
        first.ask("takeUp", attempt);
        Witness.awaitFile(witness.folder().resolve("held/pipe"));
        first.kill();

        try (RuntimeProcess second = RuntimeProcess.start(witness.folder())) {
            assertThat(second.takeUp(attempt)).isEqualTo("started");
            witness.awaitCount("start", attempt);
            Files.writeString(witness.folder().resolve("held/pipe"), "go\n");
            Witness.awaitFile(witness.folder().resolve("late"));
            witness.release(attempt, 4);

            assertThat(second.awaitOver(attempt)).isEqualTo("exited 4");
        }
        assertThat(witness.lines("late")).containsExactly("1");
        assertThat(witness.count("start", attempt)).isOne();
    }

    @Test
    void claimWhoseProcessDiedBeforeItsExecIsLostAndNeverStartedAgain() throws Exception {
        for (boolean die : new boolean[] {false, true}) {
            Witness witness = witness("die-" + die);
            // The program that would become the agent ends itself, its shim and the launcher.
            witness.replace(
                    "env",
                    (die ? "kill -9 $(cat \"$WITNESS/launcher\") $PPID $$\n" : "") + "PATH=$REAL exec env \"$@\"\n");
            AttemptId attempt = attempts(1).getFirst();
            RuntimeProcess first = RuntimeProcess.start(witness.folder());
            Files.writeString(witness.folder().resolve("launcher"), Long.toString(first.pid()));
            first.ask("takeUp", attempt);
            if (die) {
                first.awaitDeath();
            } else {
                witness.awaitCount("start", attempt);
                first.kill();
            }

            try (RuntimeProcess second = RuntimeProcess.start(witness.folder())) {
                assertThat(second.takeUp(attempt)).isEqualTo("claimed");
                if (die) {
                    assertThat(second.awaitOver(attempt)).startsWith("lost: process ");
                    assertThat(witness.lines("journal")).isEmpty();
                } else {
                    witness.release(attempt, 0);
                    assertThat(second.awaitOver(attempt)).isEqualTo("exited 0");
                }
            }
        }
    }

    @Test
    void agentWhoseEndWasAskedForByOneThatDiedIsEndedByTheNext() throws Exception {
        for (boolean kill : new boolean[] {false, true}) {
            Witness witness = witness("end-" + kill);
            AttemptId attempt = attempts(1).getFirst();
            RuntimeProcess first = RuntimeProcess.start(witness.folder());
            first.takeUp(attempt);
            witness.awaitCount("start", attempt);
            long pid = witness.pid(attempt);
            // Stopped, the agent cannot follow the request to end until it is killed.
            signal("STOP", pid);
            first.answer(first.ask("end", attempt));
            if (!kill) {
                signal("CONT", pid);
                assertThat(first.awaitOver(attempt)).isEqualTo("exited 143");
                first.close();
                continue;
            }
            first.kill();

            assertThat(Witness.isRunning(pid)).isTrue();
            try (RuntimeProcess second = RuntimeProcess.start(witness.folder())) {
                assertThat(second.takeUp(attempt)).isEqualTo("claimed");
                second.ask("end", attempt);
                signal("CONT", pid);
                assertThat(second.awaitOver(attempt)).isEqualTo("exited 143");
            }
            Witness.awaitEnd(pid);
        }
    }

    @Test
    void exitOfAnAgentWhoseShimWasKilledMeanwhileIsLostAndNotInvented() throws Exception {
        for (boolean kill : new boolean[] {false, true}) {
            Witness witness = witness("shim-" + kill);
            AttemptId attempt = attempts(1).getFirst();
            RuntimeProcess first = RuntimeProcess.start(witness.folder());
            first.takeUp(attempt);
            witness.awaitCount("start", attempt);
            first.kill();
            RunRecord record = run(witness, attempt).record().orElseThrow();
            if (kill) {
                assertThat(ProcessSignal.KILL.send(record.shim())).isTrue();
            }

            try (RuntimeProcess second = RuntimeProcess.start(witness.folder())) {
                second.takeUp(attempt);
                assertThat(second.find(attempt)).isEqualTo("running");
                witness.release(attempt, 5);
                if (kill) {
                    assertThat(second.awaitOver(attempt))
                            .startsWith("lost: process " + record.command().pid());
                } else {
                    assertThat(second.awaitOver(attempt)).isEqualTo("exited 5");
                }
            }
        }
    }

    private Witness witness(String name) throws IOException {
        return new Witness(Files.createDirectory(folder.resolve(name)));
    }

    private static List<AttemptId> attempts(int count) {
        return Stream.generate(() -> new AttemptId(UUID.randomUUID()))
                .limit(count)
                .toList();
    }

    private static int codeOf(List<AttemptId> attempts, AttemptId attempt) {
        return 50 + attempts.indexOf(attempt);
    }

    private static RunFolder run(Witness witness, AttemptId attempt) {
        return new RunFolder(witness.folder().resolve("attempts").resolve(attempt.toString()));
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-s", name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
