package dev.ringmaster.cli.supervisor.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts programs in sessions of their own, so that they survive whoever started them. Each writes its own run file before it
 * becomes the program: a starter killed in between leaves no process that nobody knows of.
 */
public final class DetachedLauncher {

    // $1 run file, $2 time of the start, $3… the command. Field 22 of stat is the 20th after the program's name in
    // brackets.
    private static final String WRAPPER = """
            file=$1; at=$2; shift 2
            if read -r stat 2>/dev/null </proc/$$/stat; then
              set -f; count=0
              for word in ${stat##*) }; do count=$((count + 1)); [ $count = 20 ] && ticks=$word && break; done
              read -r boot </proc/sys/kernel/random/boot_id
              printf '{"pid":%s,"startTicks":%s,"bootId":"%s","startedAt":"%s"}\\n' $$ "$ticks" "$boot" "$at" >"$file.$$" &&
                mv "$file.$$" "$file" || exit 71
              echo $$ >"${file%.json}.pid"
              set +f
            fi
            exec "$@"
            """;

    private final ProcessTable table;
    private final boolean hasSetsid = onPath("setsid");

    public DetachedLauncher(ProcessTable table) {
        this.table = table;
    }

    /** @param environment is added to this process's own */
    public record Order(
            List<String> command, Path workingDirectory, Map<String, String> environment, Path runFile, Path log) {
        public Order {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    /** A process that was started, with the handle that gives its exit code. */
    public record Started(ProcessIdentity identity, Process process) {}

    /**
     * @throws IOException if the log cannot be opened or no process can be created, with a message for a person
     */
    public Started launch(Order order, Instant now) throws IOException {
        Files.createDirectories(order.runFile().getParent());
        Files.deleteIfExists(order.runFile());
        new ComponentLog(order.log()).turnOver();
        List<String> command = new ArrayList<>();
        if (hasSetsid) {
            command.add("setsid");
        }
        command.addAll(
                List.of("sh", "-c", WRAPPER, "ringmaster", order.runFile().toString(), now.toString()));
        command.addAll(order.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(order.workingDirectory().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(order.log().toFile()));
        builder.environment().putAll(order.environment());
        Process process = builder.start();
        Optional<ProcessIdentity> identity = table.identify(process.pid());
        if (identity.isEmpty()) {
            throw new IOException(
                    "the process ended at once: " + String.join(" | ", new ComponentLog(order.log()).lastLines(3)));
        }
        if (!Files.isReadable(Path.of("/proc/self/stat"))) {
            RunFiles.record(order.runFile(), identity.get(), now.toString());
        }
        return new Started(identity.get(), process);
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
