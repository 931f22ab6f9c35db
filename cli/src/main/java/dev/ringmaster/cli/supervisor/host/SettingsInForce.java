package dev.ringmaster.cli.supervisor.host;

import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.SettingsResult;
import dev.ringmaster.settings.applied.AppliedFile;
import dev.ringmaster.settings.applied.AppliedSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The settings of a ring as they are in force at each moment; read again only when they were replaced. Thread-safe. */
public final class SettingsInForce implements Supplier<Settings> {

    private final AppliedFile file;
    private final Map<String, String> environment;
    private @Nullable FileTime seen;
    private Settings last;

    /** Starts with the ring's own. */
    public SettingsInForce(Ring ring, Map<String, String> environment) {
        this.file = new AppliedFile(ring.folder());
        this.environment = Map.copyOf(environment);
        this.last = ring.settings();
    }

    /** With the environment of this process, which is that of the components it starts. */
    public SettingsInForce(Ring ring) {
        this(ring, System.getenv());
    }

    @Override
    public synchronized Settings get() {
        try {
            FileTime now = Files.getLastModifiedTime(file.path());
            if (!now.equals(seen)) {
                seen = now;
                applied().map(applied -> applied.settings(environment)).ifPresent(result -> {
                    if (result instanceof SettingsResult.Loaded loaded) {
                        last = loaded.settings();
                    }
                });
            }
        } catch (IOException none) {
            return last;
        }
        return last;
    }

    /** The version in force, if there is one that can be read. */
    Optional<AppliedSettings> applied() {
        try {
            return file.read();
        } catch (UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }
}
