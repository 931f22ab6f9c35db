package dev.ringmaster.e2e.conformance.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where the CLIs are installed, and why one is not. */
final class CliCache {

    private static final Map<String, Optional<String>> ANSWERS = new ConcurrentHashMap<>();

    private CliCache() {}

    static Path folder() {
        Map<String, String> environment = System.getenv();
        String chosen = environment.get("RINGMASTER_CLI_CACHE");
        if (chosen != null) {
            return Path.of(chosen);
        }
        String caches = environment.get("XDG_CACHE_HOME");
        return (caches != null ? Path.of(caches) : Path.of(environment.getOrDefault("HOME", "/tmp"), ".cache"))
                .resolve("ringmaster/clis");
    }

    /** Nothing if the CLI is there, or could be installed because continuous integration must run it. */
    static Optional<String> whyMissing(Path kit, WorkerCli cli) {
        return ANSWERS.computeIfAbsent(cli.name(), _ -> ask(kit, cli));
    }

    private static Optional<String> ask(Path kit, WorkerCli cli) {
        if (cli.isInstalledIn(folder())) {
            return Optional.empty();
        }
        if (!cli.isInCi()) {
            return Optional.of(cli.name() + " is not installed: e2e/conformance/install " + cli.name());
        }
        try {
            Process install = new ProcessBuilder(kit.resolve("install").toString(), cli.name())
                    .redirectErrorStream(true)
                    .start();
            install.getOutputStream().close();
            String said = new String(install.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return install.waitFor() == 0
                    ? Optional.empty()
                    : Optional.of(cli.name() + " cannot be installed with npm here: " + said);
        } catch (IOException e) {
            return Optional.of(cli.name() + " cannot be installed here: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
