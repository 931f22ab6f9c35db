package dev.ringmaster.agent.launch;

import dev.ringmaster.model.settings.PromptDelivery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a dialect knows of starting its agent.
 *
 * @param args its own arguments. {@value #MODEL} goes together with the option before it where no model is wanted;
 *     {@value #NAME} becomes the session's name
 * @param prompt how its own arguments take the prompt
 * @param folders variables that name folders of the worker's own, by their path inside its home
 * @param variables what else it needs, for example no telemetry and no updates
 * @param asRoot what it needs besides when it runs as the machine's administrator
 * @param credentials names of the variables with its keys and addresses
 * @param files in the worker's home
 * @param help arguments that print the options that {@code args} use
 */
public record Launch(
        List<String> args,
        PromptDelivery prompt,
        ResumeStyle resume,
        Map<String, String> folders,
        Map<String, String> variables,
        Map<String, String> asRoot,
        List<String> credentials,
        List<ConfigFile> files,
        List<String> help) {

    public static final String MODEL = "{model}";
    public static final String NAME = "{name}";

    /** What any program needs to get out of its network. */
    private static final List<String> NETWORK = List.of(
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "SSL_CERT_FILE",
            "NODE_EXTRA_CA_CERTS");

    public Launch {
        args = List.copyOf(args);
        folders = Map.copyOf(folders);
        variables = Map.copyOf(variables);
        asRoot = Map.copyOf(asRoot);
        credentials = List.copyOf(credentials);
        files = List.copyOf(files);
        help = List.copyOf(help);
    }

    /** What a program that nothing is known of gets: nothing. */
    public static Launch unknown() {
        return new Launch(
                List.of(),
                PromptDelivery.STDIN,
                ResumeStyle.NONE,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of("--help"));
    }

    /** @param delivery how the prompt goes with a person's own arguments */
    public Invocation invocation(Order order, PromptDelivery delivery) {
        boolean own = order.args().isEmpty();
        boolean named = own && args.contains(NAME);
        String session = named ? (order.resume() == null ? order.name() : order.resume()) : null;
        List<String> line = own ? filled(order.model(), session) : order.args();
        if (order.resume() != null) {
            line = resume.resuming(line, order.resume());
        }
        Map<String, String> environment = new TreeMap<>(variables);
        if (order.isRoot()) {
            environment.putAll(asRoot);
        }
        Path home = order.home();
        if (home != null) {
            environment.put("HOME", home.toString());
            folders.forEach(
                    (name, path) -> environment.put(name, home.resolve(path).toString()));
        }
        return new Invocation(
                line, own ? prompt : delivery, environment, passed(), home == null ? List.of() : files, session);
    }

    /** The options that a program must know for {@code args} to work. */
    public List<String> options() {
        return args.stream()
                .filter(arg -> arg.startsWith("-") && arg.length() > 1)
                .map(arg -> arg.split("=", 2)[0])
                .distinct()
                .toList();
    }

    private List<String> passed() {
        return credentials.isEmpty()
                ? List.of()
                : Stream.concat(credentials.stream(), NETWORK.stream()).toList();
    }

    private List<String> filled(@Nullable String model, @Nullable String session) {
        List<String> line = new ArrayList<>();
        for (String arg : args) {
            if (!arg.equals(MODEL)) {
                line.add(arg.equals(NAME) && session != null ? session : arg);
            } else if (model != null) {
                line.add(model);
            } else {
                line.removeLast();
            }
        }
        return line;
    }
}
