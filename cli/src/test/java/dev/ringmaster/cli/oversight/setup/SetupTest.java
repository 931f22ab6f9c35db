package dev.ringmaster.cli.oversight.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.oversight.ServiceManager;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {

    private static final Path UNITS = Path.of("/units");

    @TempDir
    Path temporary;

    private Path home;
    private Setup setup;

    @BeforeEach
    void createRing() throws IOException {
        home = Files.createDirectories(temporary.resolve("a 100% ring")).toRealPath();
        setup = new Setup(
                new Ring(new RingFolder(home), Settings.DEFAULT, List.of()),
                new Installation(home.resolve("app")),
                Map.of(
                        "PATH",
                        "/usr/bin:/opt/my agents",
                        "RINGMASTER_KAFKA_PORT",
                        "7800",
                        "RINGMASTER_TOKEN",
                        "secret"));
    }

    @Test
    void systemdGetsATargetAndAUnitForEachComponent() {
        Map<Path, String> files = setup.files(new ServiceManager.Systemd(true, "ours"), UNITS, "me");
        assertThat(files.keySet().stream().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder(
                        "ours.target",
                        "ours-broker.service",
                        "ours-api-service.service",
                        "ours-queue-service.service",
                        "ours-enricher-service.service",
                        "ours-scheduler-service.service");
        assertThat(files.get(UNITS.resolve("ours.target"))).contains("WantedBy=default.target");
    }

    @Test
    void agentsOutliveTheirServiceAndInheritNoHardening() {
        String unit = unit(true, "scheduler-service");
        assertThat(unit)
                .contains("KillMode=process\n", "OOMPolicy=continue\n", "After=network.target ours-broker.service");
        assertThat(unit).doesNotContain("NoNewPrivileges", "Protect", "Restrict");
    }

    @Test
    void whatStartsNoAgentsIsHardened() {
        assertThat(unit(true, "queue-service"))
                .contains("NoNewPrivileges=yes")
                .doesNotContain("User=", "ProtectSystem");
        assertThat(unit(false, "queue-service"))
                .contains("User=me", "ProtectSystem=strict", "CapabilityBoundingSet=\n");
    }

    @Test
    void pathsWithBlanksAndPercentSignsAreKept() {
        String unit = unit(true, "broker");
        assertThat(unit)
                .contains(
                        "ExecStart=\"" + home.toString().replace("%", "%%") + "/.ringmaster/service/component\" broker")
                .contains("Environment=\"PATH=/usr/bin:/opt/my agents\"");
        String file = setup.files(supervisord(), UNITS, "me").getOrDefault(home.resolve("s.conf"), "");
        assertThat(file)
                .contains("command=\"" + home.toString().replace("%", "%%") + "/.ringmaster/service/component\" broker")
                .contains("PATH=\"/usr/bin:/opt/my agents\"", "RINGMASTER_KAFKA_PORT=7800", "stopasgroup=false");
    }

    @Test
    void tokenOfTheClientIsNotPassedOn() {
        assertThat(unit(true, "api-service")).doesNotContain("secret");
    }

    @Test
    void scriptBecomesTheProgramOfTheCurrentBuildAndLeavesItsRunFiles() throws IOException, InterruptedException {
        Path jdk = home.resolve("jdk/bin");
        Files.createDirectories(jdk);
        Path java = jdk.resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$$ $*\"; echo \"KEY=$KEY\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.createDirectories(home.resolve("app"));
        // The file's words are parted by blanks, so a JDK's path has none; a folder without is beside.
        Path plain = temporary.toRealPath().resolve("jdk");
        Files.createSymbolicLink(plain, home.resolve("jdk"));
        Files.writeString(home.resolve("app/current"), "queue-service 123abc " + plain + "\n");
        setup.writeScript();
        Files.writeString(home.resolve(".ringmaster/service/environment"), "KEY='a b'\n");

        Process process = new ProcessBuilder(
                        home.resolve(".ringmaster/service/component").toString(), "queue-service", "--more")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said)
                .startsWith(process.pid() + " ")
                .contains("-jar " + home + "/app/queue-service/123abc/quarkus-run.jar --more", "KEY=a b");
        assertThat(home.resolve(".ringmaster/run/queue-service.pid")).hasContent(process.pid() + "\n");
        assertThat(Files.readString(home.resolve(".ringmaster/run/queue-service.json")))
                .containsPattern("\\{\"pid\":" + process.pid() + ",\"startTicks\":\\d+,\"bootId\":\"[0-9a-f-]+\"}");
    }

    @Test
    void scriptEndsWhatAnEarlierManagerLeft() throws IOException, InterruptedException {
        Process left = new ProcessBuilder("sleep", "600").start();
        String stat = Files.readString(Path.of("/proc/" + left.pid() + "/stat"));
        String ticks = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
        setup.writeScript();
        Files.createDirectories(home.resolve("app"));
        Files.writeString(home.resolve("app/current"), "broker 1 " + System.getProperty("java.home") + "\n");
        Files.writeString(
                home.resolve(".ringmaster/run/broker.json"),
                "{\"pid\":" + left.pid() + ",\"startTicks\":" + ticks + ",\"bootId\":\"x\"}\n");

        new ProcessBuilder(home.resolve(".ringmaster/service/component").toString(), "broker")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();

        assertThat(left.isAlive()).isFalse();
    }

    private String unit(boolean user, String component) {
        return setup.files(new ServiceManager.Systemd(user, "ours"), UNITS, "me")
                .getOrDefault(UNITS.resolve("ours-" + component + ".service"), "");
    }

    private ServiceManager supervisord() {
        return new ServiceManager.Supervisord(home.resolve("s.conf"));
    }
}
