package dev.ringmaster.cli.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@code xargs -P2} does with the same program: through the same shim, and raw. */
final class XargsBaseline {

    private final Path folder;
    private final Path shim;

    /** @param folder for the attempts' folders; must exist and be empty */
    XargsBaseline(Path folder, Path shim) {
        this.folder = folder;
        this.shim = shim;
    }

    /** Starts through the shim, each in a folder of its own. @return per second */
    double throughShim(int count, String program) throws IOException, InterruptedException {
        Path round = Files.createTempDirectory(folder, "round");
        for (int i = 0; i < count; i++) {
            Path attempt = Files.createDirectory(round.resolve(Integer.toString(i)));
            Files.writeString(attempt.resolve("prompt.md"), "Do nothing.\n");
        }
        // The attempt's folder is its working directory too, as it is for a project without a workspace.
        return perSecond(
                count,
                List.of(
                        "xargs",
                        "-P2",
                        "-I{}",
                        "setsid",
                        "-w",
                        "sh",
                        shim.toString(),
                        round + "/{}",
                        "stdin",
                        round + "/{}",
                        "--",
                        program));
    }

    double raw(int count, String program) throws IOException, InterruptedException {
        return perSecond(count, List.of("xargs", "-P2", "-n1", program));
    }

    private double perSecond(int count, List<String> command) throws IOException, InterruptedException {
        Path input = Files.createTempFile(folder, "input", "");
        Files.writeString(
                input, IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining("\n")) + "\n");
        long began = System.nanoTime();
        Process xargs = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
                .redirectErrorStream(true)
                .start();
        int code = xargs.waitFor();
        double seconds = (System.nanoTime() - began) / 1e9;
        Files.delete(input);
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code);
        }
        return count / seconds;
    }
}
