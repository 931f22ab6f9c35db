package dev.ringmaster.settings;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.WorkerId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The places of one ring. Only names places: it creates and reads nothing.
 *
 * @param home the ring's folder, absolute
 * @param settingsFile {@code ringmaster.toml}, absolute; it may be missing, which means all defaults
 * @param token the file with the bearer token of the API, absolute, readable by its owner only
 */
public record RingFolder(Path home, Path settingsFile, Path token) {

    /** The system property that names the home; it comes before the environment. */
    public static final String HOME_PROPERTY = "ringmaster.home";

    /** The environment variable that names the home. */
    public static final String HOME_VARIABLE = "RINGMASTER_HOME";

    /** The environment variable that names the settings' file where it is not in the home, as where a cluster mounts it. */
    public static final String SETTINGS_VARIABLE = "RINGMASTER_SETTINGS_FILE";

    /** The environment variable that names the token's file where it is not in the home, as where a cluster mounts a secret. */
    public static final String TOKEN_VARIABLE = "RINGMASTER_TOKEN_FILE";

    private static final String SETTINGS_FILE = "ringmaster.toml";
    private static final String STATE = ".ringmaster";

    public RingFolder {
        home = home.toAbsolutePath().normalize();
        settingsFile = settingsFile.toAbsolutePath().normalize();
        token = token.toAbsolutePath().normalize();
    }

    /** A ring whose settings and token are where they are by default: in its folder. */
    public RingFolder(Path home) {
        this(home, home.resolve(SETTINGS_FILE), home.resolve(STATE).resolve("token"));
    }

    /**
     * The ring that a process belongs to: the one that is named, or the nearest at or above its working directory.
     *
     * @param property the value of {@link #HOME_PROPERTY}, or null when it is not set
     * @return empty when none is named and no folder up to the root holds a {@code ringmaster.toml}
     */
    public static Optional<RingFolder> find(
            @Nullable String property, Map<String, String> environment, Path workingDirectory) {
        String named = property != null && !property.isBlank() ? property : environment.getOrDefault(HOME_VARIABLE, "");
        if (!named.isBlank()) {
            return Optional.of(named(workingDirectory.resolve(named), environment));
        }
        for (Path folder = workingDirectory.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(SETTINGS_FILE))) {
                return Optional.of(named(folder, environment));
            }
        }
        return Optional.empty();
    }

    private static RingFolder named(Path home, Map<String, String> environment) {
        RingFolder usual = new RingFolder(home);
        return new RingFolder(
                usual.home,
                named(usual.settingsFile, environment, SETTINGS_VARIABLE),
                named(usual.token, environment, TOKEN_VARIABLE));
    }

    private static Path named(Path usual, Map<String, String> environment, String variable) {
        String named = environment.getOrDefault(variable, "");
        return named.isBlank() ? usual : Path.of(named);
    }

    /** {@link #find(String, Map, Path)} for the running process. */
    public static Optional<RingFolder> find() {
        return find(System.getProperty(HOME_PROPERTY), System.getenv(), Path.of(""));
    }

    /** The settings in force, as the ring agreed on them last. */
    public Path configuration() {
        return state().resolve("config");
    }

    /** Touched by whoever wants {@code ringmaster.toml} to be looked at. */
    public Path reloadRequest() {
        return configuration().resolve("reload");
    }

    /** Everything that Ringmaster writes. */
    public Path state() {
        return home.resolve(STATE);
    }

    /** What runs now: a file for each component, and the supervisor's socket. */
    public Path run() {
        return state().resolve("run");
    }

    /** Which process a component is. */
    public Path run(Component component) {
        return run().resolve(component.word() + ".json");
    }

    public Path supervisorSocket() {
        return run().resolve("supervisor.sock");
    }

    public Path logs() {
        return state().resolve("log");
    }

    public Path log(Component component) {
        return logs().resolve(component.word() + ".log");
    }

    public Path data() {
        return state().resolve("data");
    }

    /** A service's own database. */
    public Path database(Component service) {
        return data().resolve(service.word() + ".db");
    }

    /** The file whose lock proves that one process alone uses the database. */
    public Path databaseLock(Component service) {
        return data().resolve(service.word() + ".lock");
    }

    /** The embedded broker's data. */
    public Path broker() {
        return state().resolve("broker");
    }

    public Path attempts() {
        return state().resolve("attempts");
    }

    public Path attempt(AttemptId attempt) {
        return attempts().resolve(attempt.toString());
    }

    public Path worktrees() {
        return state().resolve("worktrees");
    }

    public Path worktree(AttemptId attempt) {
        return worktrees().resolve(attempt.toString());
    }

    /** Where a project's work is brought onto its target branch and proven before it lands. */
    public Path landing(ProjectId project) {
        return state().resolve("landing").resolve(project.value());
    }

    /** The clone of a project that was given by its URL. */
    public Path repository(ProjectId project) {
        return state().resolve("repositories").resolve(project.value());
    }

    /** Where one worker's agent keeps its settings, logins and sessions. */
    public Path workerHome(WorkerId worker) {
        return state().resolve("workers").resolve(worker.value()).resolve("home");
    }

    /** The installed programs with their caches. */
    public Path app() {
        return state().resolve("app");
    }

    /** A worker's command as it can be started: a relative path with a slash counts from here, a bare name stays as it is. */
    public String resolveCommand(String command) {
        return command.contains("/") ? home.resolve(command).normalize().toString() : command;
    }
}
