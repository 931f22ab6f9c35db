package dev.ringmaster.cli.bench.checkout;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A measurement of the services' code in a process of its own: the programs of the {@code benchmarks} module, which belong to the
 * checkout and are not installed.
 */
public final class CheckoutBench {

    private final List<String> command;
    private final PrintStream err;

    /** @throws CommandFailure if this is not the command of a checkout */
    public CheckoutBench(PrintStream err, String measurement, String... arguments) {
        String checkout = System.getProperty("ringmaster.checkout");
        Path script = Path.of(checkout == null ? "" : checkout, "benchmarks", "measure");
        if (checkout == null || !Files.isRegularFile(script)) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "this measurement needs the checkout that the programs are built from",
                    "Start it with the ringmaster script of the checkout.");
        }
        this.command = new ArrayList<>(List.of("sh", script.toString(), measurement));
        this.command.addAll(List.of(arguments));
        this.err = err;
    }

    /**
     * Builds what is measured where it is older than its sources, and measures.
     *
     * @return the line that was printed
     * @throws IOException if the measurement failed; it has said why on standard error
     */
    public String run() throws IOException, InterruptedException {
        err.println("bench: building and starting the measurement");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException("the measurement ended with " + status);
        }
        return line;
    }
}
