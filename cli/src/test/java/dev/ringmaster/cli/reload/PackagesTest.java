package dev.ringmaster.cli.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesTest {

    @TempDir
    Path checkout;

    private Packages packages;

    @BeforeEach
    void installAt1000() throws IOException {
        jar("queue-service/target/quarkus-app/quarkus-run.jar", 900);
        packages = new Packages(checkout, FileTime.fromMillis(1000));
        assertThat(packages.rebuilt()).isFalse();
    }

    @Test
    void newerPackageIsNoticedOnceItStaysAsItIs() throws IOException {
        jar("queue-service/target/quarkus-app/quarkus-run.jar", 2000);
        assertThat(packages.rebuilt()).isFalse();
        jar("queue-service/target/quarkus-app/app/queue-service.jar", 2100);
        assertThat(packages.rebuilt()).isFalse();
        assertThat(packages.rebuilt()).isTrue();
    }

    @Test
    void packageThatIsSettledIsNoNews() throws IOException {
        jar("cli/target/cli-1.jar", 2000);
        packages.settle();
        assertThat(packages.rebuilt()).isFalse();
        assertThat(packages.rebuilt()).isFalse();
    }

    @Test
    void olderPackagesAreNoNews() throws IOException {
        assertThat(packages.rebuilt()).isFalse();
    }

    @Test
    void jarOfTestsIsNoProgram() throws IOException {
        jar("cli/target/cli-1-tests.jar", 2000);
        assertThat(packages.rebuilt()).isFalse();
        assertThat(packages.rebuilt()).isFalse();
    }

    private void jar(String path, long millis) throws IOException {
        Path file = checkout.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
    }
}
