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
 * @param home the folder that holds {@code ringmaster.toml}, absolute
 */
public record RingFolder(Path home) {

    /** The system property that names the home; it comes before the environment. */
    public static final String HOME_PROPERTY = "ringmaster.home";

    /** The environment variable that names the home. */
    public static final String HOME_VARIABLE = "RINGMASTER_HOME";

    private static final String SETTINGS_FILE = "ringmaster.toml";

    public RingFolder {
        home = home.toAbsolutePath().normalize();
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
            return Optional.of(new RingFolder(workingDirectory.resolve(named)));
        }
        for (Path folder = workingDirectory.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(SETTINGS_FILE))) {
                return Optional.of(new RingFolder(folder));
            }
        }
        return Optional.empty();
    }

    /** {@link #find(String, Map, Path)} for the running process. */
    public static Optional<RingFolder> find() {
        return find(System.getProperty(HOME_PROPERTY), System.getenv(), Path.of(""));
    }

    /** {@code ringmaster.toml}; it may be missing, which means all defaults. */
    public Path settingsFile() {
        return home.resolve(SETTINGS_FILE);
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
        return home.resolve(".ringmaster");
    }

    /** The bearer token of the API, readable by its owner only. */
    public Path token() {
        return state().resolve("token");
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
