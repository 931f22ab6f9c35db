package dev.ringmaster.cli.client;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.Surroundings;
import dev.ringmaster.model.settings.ComponentsSettings;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.SettingsResult;
import dev.ringmaster.settings.TokenFile;
import dev.ringmaster.settings.applied.AppliedFile;
import java.io.UncheckedIOException;
import java.net.URI;

/** Finds the ring that a command is called for: its folder, where its API listens, and the token. */
public final class RingAccess {

    private static final String TOKEN_VARIABLE = "RINGMASTER_TOKEN";
    private static final String URL_VARIABLE = "RINGMASTER_URL";

    private RingAccess() {}

    /** @throws CommandFailure if no ring is found */
    public static RingFolder folder(RingmasterCommand root) {
        Surroundings around = root.surroundings();
        String named = root.home() == null
                ? System.getProperty(RingFolder.HOME_PROPERTY)
                : root.home().toString();
        return RingFolder.find(named, around.environment(), around.workingDirectory())
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "there is no ringmaster.toml in " + around.workingDirectory() + " or above it",
                        "Go to the ring's folder, or name it with --home DIR."));
    }

    /**
     * A client of the ring's API. {@code RINGMASTER_URL} and {@code RINGMASTER_TOKEN} stand in for the folder's settings and token.
     *
     * @throws CommandFailure if no ring is found or it has no token yet
     */
    public static ApiClient client(RingmasterCommand root) {
        var environment = root.surroundings().environment();
        String url = environment.getOrDefault(URL_VARIABLE, "");
        String token = environment.getOrDefault(TOKEN_VARIABLE, "");
        if (!url.isEmpty() && !token.isEmpty()) {
            return new ApiClient(URI.create(url), token, Patience.USUAL);
        }
        RingFolder folder = folder(root);
        URI base = url.isEmpty() ? base(folder, root) : URI.create(url);
        return new ApiClient(base, token.isEmpty() ? token(folder, base) : token, Patience.USUAL, new Comeback(folder))
                .telling(root.surroundings().err()::println);
    }

    /** Settings that are wrong count as the defaults: a ring that runs must be reachable while its file is being edited. */
    private static URI base(RingFolder folder, RingmasterCommand root) {
        Settings settings =
                AppliedFile.inForce(folder, root.surroundings().environment()) instanceof SettingsResult.Loaded loaded
                        ? loaded.settings()
                        : Settings.DEFAULT;
        ComponentsSettings components = settings.components();
        String host = components.bindAddress();
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return URI.create(
                "http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + components.apiPort());
    }

    private static String token(RingFolder folder, URI base) {
        try {
            return TokenFile.read(folder.token())
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.UNREACHABLE,
                            "the ring in " + folder.home() + " has never been started: it has no token for " + base,
                            "Start it with: ringmaster up"));
        } catch (UncheckedIOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "the token " + folder.token() + " cannot be read",
                    "Run the command as the user who started the ring.",
                    e);
        }
    }
}
