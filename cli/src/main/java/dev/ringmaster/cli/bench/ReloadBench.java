package dev.ringmaster.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.client.ApiClient;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.SettingsLoader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Edit to applied everywhere: from the moment that {@code ringmaster.toml} is written until the status shows that every service uses
 * it. With the default debounce, which is part of the figure.
 */
final class ReloadBench {

    private static final long LIMIT_SECONDS = 30;

    private final int rounds;
    private final PrintStream err;

    ReloadBench(int rounds, PrintStream err) {
        this.rounds = rounds;
        this.err = err;
    }

    ObjectNode run() throws IOException {
        try (InstalledRing ring = new InstalledRing("reload", "")) {
            ring.up();
            RingFolder folder = ring.temporary().ring().folder();
            ApiClient api = ring.temporary().client();
            String original = Files.readString(folder.settingsFile());
            Figures times = new Figures();
            for (int round = 0; round < rounds; round++) {
                String edited = original + "[retry]\nmax_attempts = " + (4 + round) + "\n";
                String hash = SettingsLoader.sha256(edited.getBytes(StandardCharsets.UTF_8));
                long began = System.nanoTime();
                Files.writeString(folder.settingsFile(), edited);
                await(api, hash);
                double took = (System.nanoTime() - began) / 1e6;
                times.add(took);
                err.println("round " + (round + 1) + ": applied everywhere after " + Math.round(took) + " ms");
            }
            ring.down();
            ObjectNode line = Json.object().put("bench", "reload");
            times.write(line, "applied_ms", 0);
            return line;
        }
    }

    private static void await(ApiClient api, String hash) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!isAppliedEverywhere(api.get(ApiPath.of("status")).path("components"), hash)) {
            if (System.nanoTime() > end) {
                throw new IOException("not applied everywhere within " + LIMIT_SECONDS + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static boolean isAppliedEverywhere(JsonNode components, String hash) {
        return Component.services().stream()
                .filter(service -> !service.isOptional())
                .allMatch(service -> {
                    JsonNode component = components.path(service.word());
                    return component.path("config").asText("").equals("applied")
                            && component.path("configHash").asText("").equals(hash);
                });
    }
}
