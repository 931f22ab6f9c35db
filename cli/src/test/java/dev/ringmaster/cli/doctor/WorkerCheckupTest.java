package dev.ringmaster.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerCheckupTest {

    private static final String QWEN = "[[workers]]\nname = \"q\"\ntype = \"qwen\"\ncommand = \"./qwen\"\n";

    @TempDir
    private Path home;

    @Test
    void versionAndOptionsOfAProgramThatFitsAreFine() throws IOException {
        program(
                "qwen",
                "case $1 in --version) echo qwen 0.15.10;; *) echo '  -o, --output-format  -y, --yolo  -m, --model';; esac");

        assertThat(run(QWEN))
                .filteredOn(finding -> finding.level() == Finding.Level.OK)
                .extracting(Finding::detail)
                .satisfiesExactly(
                        version ->
                                assertThat(version).contains("version 0.15.10").contains("tried with 0.15.10"),
                        options -> assertThat(options).isEqualTo("knows all 3 options that type qwen uses"));
    }

    @Test
    void optionThatItsHelpDoesNotNameIsAProblem() throws IOException {
        program("qwen", "case $1 in --version) echo 9.0.0;; *) echo '--output-formats --yolo-mode -m';; esac");

        assertThat(run(QWEN))
                .filteredOn(finding -> finding.level() == Finding.Level.PROBLEM)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.detail()).contains("does not name --output-format, --yolo,");
                    assertThat(problem.fix()).contains("0.15.10 has");
                });
    }

    @Test
    void ownArgumentsAreComparedInPlaceOfTheTypes() throws IOException {
        program("qwen", "echo 1.0 --yolo");

        assertThat(run(QWEN + "args = [\"--json\", \"--yolo\"]\n"))
                .anySatisfy(
                        finding -> assertThat(finding.detail()).contains("does not name --json, which its args hold"));
    }

    @Test
    void programThatHangsIsGivenUp() throws IOException {
        program("qwen", "sleep 60");
        Instant begun = Instant.now();

        assertThat(run(QWEN)).anySatisfy(finding -> assertThat(finding.detail()).contains("does not say its version"));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void programSeesNeitherTheHomeNorTheSecretsOfItsUser() throws IOException {
        program("qwen", "env; echo 1.0 >\"$HOME/left\"");

        new WorkerCheckup(ring(QWEN), new Tools(Map.of("PATH", System.getenv("PATH"), "CANARY", "chirp")), probe())
                .run();

        assertThat(new ProgramProbe(Duration.ofSeconds(10))
                        .ask(home.resolve("qwen"), List.of(), System.getenv("PATH"), Map.of("A", "b")))
                .hasValueSatisfying(said -> assertThat(said)
                        .contains("A=b")
                        .doesNotContain("CANARY", "HOME=" + System.getenv("HOME") + "\n"));
    }

    @Test
    void agentWithoutAKeyIsToldHowToLogIn() throws IOException {
        program("qwen", "echo 1.0");

        assertThat(run(QWEN)).anySatisfy(finding -> {
            assertThat(finding.level()).isEqualTo(Finding.Level.NOTE);
            assertThat(finding.fix())
                    .contains("OPENAI_API_KEY")
                    .contains("HOME=" + home.resolve(".ringmaster/workers/q/home"));
        });
    }

    private List<Finding> run(String toml) throws IOException {
        return new WorkerCheckup(ring(toml), new Tools(Map.of("PATH", System.getenv("PATH"))), probe()).run();
    }

    private static ProgramProbe probe() {
        return new ProgramProbe(Duration.ofSeconds(5));
    }

    private Ring ring(String toml) throws IOException {
        Files.writeString(home.resolve("ringmaster.toml"), toml);
        return Ring.open(new RingFolder(home), Map.of());
    }

    private void program(String name, String script) throws IOException {
        Path file = home.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
