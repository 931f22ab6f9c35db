package dev.ringmaster.cli.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallerTest {

    private static final FileTime BUILT = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void build() throws IOException {
        for (Product product : Product.values()) {
            Path target = folder.resolve("checkout").resolve(product.module()).resolve("target");
            if (product.isQuarkus()) {
                write(target.resolve("quarkus-app/quarkus-run.jar"), "run " + product);
                write(target.resolve("quarkus-app/lib/main/some.jar"), "some");
            } else {
                write(target.resolve(product.module() + "-1.jar"), "jar " + product);
                write(target.resolve(product.module() + "-1-tests.jar"), "tests");
                write(target.resolve("lib/some.jar"), "some");
            }
        }
    }

    @Test
    void everythingIsCopiedWithItsTimesBecauseTheCachesCheckThem() throws Exception {
        install();

        InstalledProduct queue = product(Product.QUEUE_SERVICE);
        Path jar = queue.folder().resolve("lib/main/some.jar");
        assertThat(jar).hasContent("some");
        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(BUILT);
        assertThat(product(Product.CLI).folder().resolve("cli-1-tests.jar")).doesNotExist();
        assertThat(installation().app().resolve("bin/ringmaster")).isExecutable();
        assertThat(installation().app().resolve("bin/demo-agent")).isExecutable();
    }

    @Test
    void theSameBuildIsNotInstalledTwice() throws Exception {
        install();
        Map<Product, InstalledProduct> before = installation().current();
        said.clear();

        install();

        assertThat(said).isEmpty();
        assertThat(installation().current()).isEqualTo(before);
    }

    @Test
    void aChangedProductGetsAFolderOfItsOwnAndTheOthersStay() throws Exception {
        install();
        InstalledProduct queue = product(Product.QUEUE_SERVICE);
        InstalledProduct api = product(Product.API_SERVICE);

        write(folder.resolve("checkout/queue-service/target/quarkus-app/quarkus-run.jar"), "changed");
        install();

        assertThat(product(Product.QUEUE_SERVICE).folder()).isNotEqualTo(queue.folder());
        assertThat(product(Product.API_SERVICE)).isEqualTo(api);
        assertThat(queue.folder()).as("unused and no longer current").doesNotExist();
    }

    @Test
    void aFolderThatARunningProgramUsesIsKept() throws Exception {
        install();
        InstalledProduct queue = product(Product.QUEUE_SERVICE);
        Process user = new ProcessBuilder("sh", "-c", "read line", queue.folder() + "/x").start();
        try {
            write(folder.resolve("checkout/queue-service/target/quarkus-app/quarkus-run.jar"), "changed");
            install();

            assertThat(queue.folder()).isDirectory();
        } finally {
            user.destroyForcibly().onExit().join();
        }
    }

    @Test
    void somethingThatIsNotBuiltLeavesTheInstallationAsItWas() throws Exception {
        install();
        Map<Product, InstalledProduct> before = installation().current();
        Files.delete(folder.resolve("checkout/demo-agent/target/demo-agent-1.jar"));
        Files.delete(folder.resolve("checkout/demo-agent/target/lib/some.jar"));

        assertThatThrownBy(this::install)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("demo-agent is not built");

        assertThat(installation().current()).isEqualTo(before);
    }

    @Test
    void aRingOfAnotherFolderSeesTheReleasesOfItsPrograms() throws Exception {
        install();
        RingFolder ring = new RingFolder(Files.createDirectories(folder.resolve("elsewhere")));

        installation().linkInto(ring);
        installation().linkInto(ring);

        assertThat(ring.app().resolve("bin/ringmaster")).isExecutable();
        assertThat(ring.app().resolve("last-known-good")).hasContent("r-0");
        assertThat(Files.exists(ring.app().resolve("pending.json"))).isFalse();
        Files.writeString(installation().app().resolve("pending.json"), "{}");
        assertThat(ring.app().resolve("pending.json")).hasContent("{}");
    }

    @Test
    void noProgramWaitsForTheOptimisingCompiler() {
        assertThat(Product.values())
                .allSatisfy(product -> assertThat(product.jvmOptions()).contains("-XX:TieredStopAtLevel=1"));
    }

    private void install() throws IOException, InterruptedException {
        new Installer(folder.resolve("checkout"), installation(), Path.of(System.getProperty("java.home")), said::add)
                .install(false);
    }

    private Installation installation() {
        return new Installation(folder.resolve("app"));
    }

    private InstalledProduct product(Product product) throws IOException {
        return installation().product(product).orElseThrow();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, BUILT);
    }
}
