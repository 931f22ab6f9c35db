package dev.ringmaster.e2e.ring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs to their end. */
public final class Shell {

    private static final long LIMIT_SECONDS = 300;

    private Shell() {}

    /** What a program said and how it ended. */
    public record Result(int exitCode, String output) {}

    public static Result run(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("took longer than " + LIMIT_SECONDS + " s: " + command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return new Result(process.exitValue(), output);
    }

    /** As {@link #run}, for a program that must end with 0. */
    public static String mustRun(Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        Result result = run(folder, environment, command);
        if (result.exitCode() != 0) {
            throw new IOException(command + " ended with " + result.exitCode() + ":\n" + result.output());
        }
        return result.output();
    }
}
