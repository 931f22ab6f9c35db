package dev.ringmaster.release.stage.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MavenLineTest {

    @Test
    void buildIsMadeAsTheProofIs() {
        assertThat(MavenLine.like(List.of("/opt/maven/bin/mvn", "-o", "-s", "mine.xml", "verify"))
                        .run(List.of("api-service", "cli"), "package", "-DskipTests"))
                .containsExactly(
                        "/opt/maven/bin/mvn",
                        "-o",
                        "-s",
                        "mine.xml",
                        "-B",
                        "-DskipTests",
                        "-pl",
                        "api-service,cli",
                        "-am",
                        "package");
    }

    @Test
    void proofByAnotherProgramIsNotTakenForMaven() {
        assertThat(MavenLine.like(List.of("sh", "-c", "make proof")).run(List.of("cli"), "package"))
                .containsExactly("./mvnw", "-B", "-pl", "cli", "-am", "package");
    }
}
