package dev.ringmaster.scheduler.forge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forges whose command-line programs are known, and what each is told to open a request. */
public enum Forge {
    GITHUB("gh", "github"),
    GITLAB("glab", "gitlab"),
    GITEA("tea", "gitea", "forgejo", "codeberg");

    private static final Pattern HOST = Pattern.compile("(?:\\w[\\w+.-]*://)?(?:[^@/]*@)?([^/:]+)[:/].*");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"(\\w+)\"");

    private final String program;
    private final List<String> hosts;

    Forge(String program, String... hosts) {
        this.program = program;
        this.hosts = List.of(hosts);
    }

    /** The forge of a remote, by a word in its host's name; empty for another and for a folder. */
    public static Optional<Forge> of(String remote) {
        Matcher host = HOST.matcher(remote);
        if (remote.startsWith("/") || !host.matches()) {
            return Optional.empty();
        }
        String name = host.group(1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(forge -> forge.hosts.stream().anyMatch(name::contains))
                .findFirst();
    }

    /** The name of its program, as it stands on the search path. */
    public String program() {
        return program;
    }

    /** The arguments that open a request, without the program. */
    public List<String> arguments(Request request) {
        return switch (this) {
            case GITHUB ->
                List.of(
                        "pr",
                        "create",
                        "--head",
                        request.branch(),
                        "--base",
                        request.target(),
                        "--title",
                        request.title(),
                        "--body",
                        request.body());
            case GITLAB ->
                List.of(
                        "mr",
                        "create",
                        "--yes",
                        "--source-branch",
                        request.branch(),
                        "--target-branch",
                        request.target(),
                        "--title",
                        request.title(),
                        "--description",
                        request.body());
            case GITEA ->
                List.of(
                        "pr",
                        "create",
                        "--head",
                        request.branch(),
                        "--base",
                        request.target(),
                        "--title",
                        request.title(),
                        "--description",
                        request.body());
        };
    }

    /**
     * The arguments that ask how a request stands, without the program.
     *
     * @param address as {@link #addressIn} gave it
     * @return empty where it is not known how this forge's program is asked
     */
    public Optional<List<String>> standingArguments(String address) {
        return this == GITHUB ? Optional.of(List.of("pr", "view", address, "--json", "state")) : Optional.empty();
    }

    /** The state in what the program said, such as {@code CLOSED}. */
    static Optional<String> stateIn(String output) {
        return STATE.matcher(output).results().map(found -> found.group(1)).findFirst();
    }

    /** The address of the request in what the program said: the last one. */
    static Optional<String> addressIn(String output) {
        return ADDRESS.matcher(output).results().map(found -> found.group()).reduce((earlier, later) -> later);
    }

    /**
     * A request to merge a branch.
     *
     * @param branch what is to be merged, on the remote
     * @param target what it is to be merged into
     */
    public record Request(String branch, String target, String title, String body) {}
}
