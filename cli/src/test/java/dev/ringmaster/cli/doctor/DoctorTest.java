package dev.ringmaster.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    @TempDir
    private Path home;

    @Test
    void anOldGitIsAProblemAndANewOneIsNot() {
        assertThat(MachineCheckup.git(Optional.of("git version 2.30.2")).level())
                .isEqualTo(Finding.Level.PROBLEM);
        assertThat(MachineCheckup.git(Optional.of("git version 2.38.0")).level())
                .isEqualTo(Finding.Level.OK);
        assertThat(MachineCheckup.git(Optional.of("git version 3.0.1 (Apple Git-1)"))
                        .level())
                .isEqualTo(Finding.Level.OK);
        assertThat(MachineCheckup.git(Optional.empty()).level()).isEqualTo(Finding.Level.PROBLEM);
    }

    @Test
    void anOldJavaIsAProblem() {
        assertThat(MachineCheckup.java(21, "/jdk").level()).isEqualTo(Finding.Level.PROBLEM);
        assertThat(MachineCheckup.java(25, "/jdk").level()).isEqualTo(Finding.Level.OK);
    }

    @Test
    void aWorkerWhoseCommandDoesNotExistIsAProblemWithItsName() throws IOException {
        write("[[workers]]\nname = \"ghost\"\ncommand = \"no-such-agent-anywhere\"\n");

        assertThat(problems()).anySatisfy(finding -> {
            assertThat(finding.subject()).isEqualTo("worker ghost");
            assertThat(finding.detail()).contains("no-such-agent-anywhere");
            assertThat(finding.fix()).isNotEmpty();
        });
    }

    @Test
    void aTokenThatOthersCanReadIsAProblem() throws IOException {
        write("");
        Path token = new RingFolder(home).token();
        Files.createDirectories(token.getParent());
        Files.writeString(token, "secret");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(problems()).anySatisfy(finding -> {
            assertThat(finding.subject()).isEqualTo("token");
            assertThat(finding.fix()).startsWith("chmod 600");
        });

        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        assertThat(problems()).noneMatch(finding -> finding.subject().equals("token"));
    }

    @Test
    void aBrokerThatDoesNotAnswerIsAProblem() throws IOException {
        write("[kafka]\nbootstrap_servers = \"127.0.0.1:1\"\n");

        assertThat(problems()).anyMatch(finding -> finding.subject().equals("broker"));
    }

    private void write(String toml) throws IOException {
        Files.writeString(home.resolve("ringmaster.toml"), toml);
    }

    private List<Finding> problems() {
        Ring ring = Ring.open(new RingFolder(home), Map.of());
        return new RingCheckup(ring, new Tools(System.getenv()), InstantSource.system())
                .run().stream()
                        .filter(finding -> finding.level() == Finding.Level.PROBLEM)
                        .toList();
    }
}
