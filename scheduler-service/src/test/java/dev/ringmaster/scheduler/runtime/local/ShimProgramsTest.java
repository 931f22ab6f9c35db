package dev.ringmaster.scheduler.runtime.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.execution.process.RunFolder;
import dev.ringmaster.execution.process.Shim;
import dev.ringmaster.execution.process.ShimCommand;
import dev.ringmaster.execution.process.ShimStart;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the search path is kept short, as in a small image, what the shim says it needs must be all that it needs. */
@Timeout(30)
class ShimProgramsTest {

    @TempDir
    Path folder;

    @Test
    void commandRunsToItsKeptEndWithNoOtherProgramOnThePath() throws Exception {
        Path path = Files.createDirectory(folder.resolve("path"));
        for (String program : Shim.PROGRAMS) {
            Files.createSymbolicLink(path.resolve(program), whereIs(program));
        }
        Shim shim = Shim.install(folder.resolve("bin"));
        RunFolder run = new RunFolder(Files.createDirectory(folder.resolve("run")));
        // It leaves something running, which the shim has to end.
        var command = new ShimCommand(
                run, false, folder, List.of("sh", "-c", "sleep 60 & exit 3"), Map.of("PATH", path.toString()));

        ShimStart start = shim.start(command);

        assertThat(start)
                .isInstanceOfSatisfying(
                        ShimStart.Started.class,
                        started -> assertThat(ended(started)).isTrue());
        assertThat(run.exitFile()).hasContent("{\"exitCode\":3}");
        assertThat(run.outputFile()).isEmptyFile();
    }

    private static boolean ended(ShimStart.Started started) {
        try {
            return started.shim().waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path whereIs(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
