package dev.ringmaster.release.scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * An installed command line that replaces nothing: it answers as the real one does, writes down how it was called, and does what the files
 * {@code refuse} (activation fails) and {@code dies} (the supervisor goes back at once) in its folder ask for.
 */
public final class PretendedInstallation {

    private static final String PROGRAM = """
            #!/bin/sh
            app=$(dirname "$0")/..
            echo "$*" >> "$app/calls"
            case "$1 $2" in
            "release stage")
              echo "{\\"release\\":\\"$3\\"}" > "$app/releases/$3.json"
              echo "{\\"release\\":\\"$3\\",\\"changed\\":[\\"demo-agent\\"],\\"ok\\":true}" ;;
            "release activate")
              echo "$3" > "$app/running"
              if [ -f "$app/refuse" ]; then
                echo "{\\"ok\\":false,\\"failed\\":\\"queue-service\\",\\"reason\\":\\"it was not ready within 25 s\\"}"; exit 1
              fi
              if [ -f "$app/dies" ]; then
                echo "{\\"release\\":\\"$3\\",\\"reason\\":\\"queue-service could not start three times.\\"}" > "$app/went-back.json"
                cat "$app/last-known-good" > "$app/running"
              fi
              echo "noise on the way" >&2
              echo "{\\"release\\":\\"$3\\",\\"swaps\\":[],\\"ok\\":true}" ;;
            "release keep")
              if [ "$(cat "$app/running")" != "$3" ]; then echo "{\\"ok\\":false,\\"reason\\":\\"no trial\\"}"; exit 1; fi
              echo "$3" > "$app/last-known-good"
              echo "{\\"release\\":\\"$3\\",\\"ok\\":true}" ;;
            "release back")
              case "$3" in r-*) echo "$3" > "$app/last-known-good" ;; esac
              cat "$app/last-known-good" > "$app/running"
              echo "{\\"release\\":\\"$(cat "$app/running")\\",\\"swaps\\":[],\\"ok\\":true}" ;;
            *) echo "unknown command" >&2; exit 2 ;;
            esac
            """;

    private final Path app;

    /** @param app the folder of the installation */
    public PretendedInstallation(Path app) {
        this.app = app;
        try {
            Files.createDirectories(app.resolve("bin"));
            Files.createDirectories(app.resolve("releases"));
            Path program = app.resolve("bin/ringmaster");
            Files.writeString(program, PROGRAM);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            put("last-known-good", "r-0");
            put("running", "r-0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void put(String file, String text) {
        try {
            Files.writeString(app.resolve(file), text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void remove(String file) {
        try {
            Files.deleteIfExists(app.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String file) {
        try {
            return Files.readString(app.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it was called, in order. */
    public List<String> calls() {
        return Files.exists(app.resolve("calls")) ? read("calls").lines().toList() : List.of();
    }
}
