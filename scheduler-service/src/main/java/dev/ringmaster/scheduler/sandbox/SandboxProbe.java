package dev.ringmaster.scheduler.sandbox;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds out by trying whether a sandbox can be made here: user namespaces may be off, or a container may forbid them. */
public final class SandboxProbe {

    private static final int SECONDS = 10;

    private SandboxProbe() {}

    /** Why none can be made, one sentence with what to do; empty when one can. Takes some milliseconds. */
    public static Optional<String> problem(Path folder) throws InterruptedException {
        List<String> line = new ArrayList<>(List.of(Bubblewrap.PROGRAM));
        line.addAll(Bubblewrap.arguments(new SandboxView(folder, List.of(), List.of(), List.of(), false)));
        line.add("true");
        try {
            Process process = new ProcessBuilder(line)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of("bubblewrap does not answer");
            }
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of("bubblewrap cannot make a sandbox here (" + said
                            + "): user namespaces may be off, or a container forbids them");
        } catch (IOException e) {
            return Optional.of("bubblewrap is not installed: install it, for example apt-get install bubblewrap");
        }
    }
}
