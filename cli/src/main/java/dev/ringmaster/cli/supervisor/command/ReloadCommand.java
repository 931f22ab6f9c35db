package dev.ringmaster.cli.supervisor.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiClient;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.client.RingAccess;
import dev.ringmaster.cli.client.SettingsView;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.host.SettingsAtStart;
import dev.ringmaster.cli.supervisor.host.Takedown;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.SettingsProblem;
import dev.ringmaster.settings.applied.AppliedFile;
import dev.ringmaster.settings.applied.AppliedSettings;
import dev.ringmaster.settings.applied.Edit;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has {@code ringmaster.toml} looked at now, and says what became of it. */
@Command(
        name = "reload",
        description = {
            "Put ringmaster.toml in force now, for all components or, when one cannot use it, for none.",
            "An edit is noticed by itself; this waits for it, and lets changed keys that could open a door count."
        },
        footer = {"", "Examples:", "  ringmaster reload", "  ringmaster reload --confirm"})
public final class ReloadCommand implements Callable<Integer> {

    private static final long PATIENCE_SECONDS = 20;
    private static final long ANSWERED_SECONDS = 7;

    private final RingmasterCommand root;

    @Option(
            names = "--confirm",
            description = "Changed keys that could open a door are meant, such as the address to listen on.")
    private boolean confirm;

    public ReloadCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        SettingsView view = SettingsView.of(root);
        Instant now = root.surroundings().clock().instant();
        return switch (view.edit(confirm, now)) {
            case Edit.Unchanged unchanged -> {
                said(view.applied());
                yield 0;
            }
            case Edit.Refused refused ->
                throw refusal(refused.problems().stream()
                        .map(SettingsProblem::sentence)
                        .toList());
            case Edit.Proposed proposed -> {
                if (new Takedown(Ring.lenient(root)).live().isEmpty()) {
                    SettingsAtStart.adopt(
                            view.folder(),
                            view.environment(),
                            confirm,
                            now,
                            root.surroundings().err()::println);
                    said(new AppliedFile(view.folder()).read().orElse(null));
                } else {
                    said(asked(view, proposed.next()));
                }
                yield 0;
            }
        };
    }

    /** Asks the ring, and waits until it has agreed. @throws CommandFailure if it has not */
    private AppliedSettings asked(SettingsView view, AppliedSettings wanted) {
        ApiClient api = RingAccess.client(root);
        ObjectNode body = Json.object().put("confirm", confirm).put("by", user());
        JsonNode before = coordinator(api);
        api.post(ApiPath.of("config", "reload"), body);
        AppliedFile file = new AppliedFile(view.folder());
        // A refusal in the words of the last one looks as if nothing had happened.
        long answered = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWERED_SECONDS);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            AppliedSettings applied = file.read().orElse(null);
            if (applied != null
                    && applied.hash().equals(wanted.hash())
                    && applied.held().equals(wanted.held())) {
                return applied;
            }
            JsonNode told = coordinator(api);
            if (told.path("config").asText("").equals("rejected")
                    && told.path("configHash").asText("").equals(wanted.hash())
                    && (!told.equals(before) || System.nanoTime() > answered)) {
                throw refusal(texts(told.path("problems")));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new CommandFailure(
                ExitCode.FAILED,
                "the ring has not said within " + PATIENCE_SECONDS + " s whether it uses ringmaster.toml",
                "See ringmaster status, and ringmaster config show.");
    }

    private static JsonNode coordinator(ApiClient api) {
        return api.get(ApiPath.of("status")).path("components").path(Component.SCHEDULER_SERVICE.word());
    }

    private void said(@Nullable AppliedSettings applied) {
        PrintStream out = root.surroundings().out();
        if (applied == null) {
            return;
        }
        out.println("Version " + applied.version() + " of the settings is in force"
                + (applied.changedKeys().isEmpty() ? "" : "; changed: " + String.join(", ", applied.changedKeys())));
        Settings settings = Ring.lenient(root).settings();
        boolean comesOrGoes = applied.changedKeys().contains("self_improvement.enabled");
        String restarted = applied.restart().stream()
                .filter(component -> component.isStarted(settings))
                .filter(component -> !(comesOrGoes && component == Component.RELEASE_SERVICE))
                .sorted()
                .map(Component::word)
                .collect(Collectors.joining(", "));
        if (!restarted.isEmpty()) {
            out.println("Used after a restart of: " + restarted);
        }
        if (comesOrGoes) {
            out.println(Component.RELEASE_SERVICE.word() + " "
                    + (Component.RELEASE_SERVICE.isStarted(settings)
                            ? "belongs to the ring now and is started"
                            : "belongs to the ring no longer and is stopped"));
        }
        if (!applied.held().isEmpty()) {
            out.println(SettingsView.waiting(applied));
        }
    }

    private static CommandFailure refusal(List<String> problems) {
        return new CommandFailure(
                ExitCode.FAILED,
                "ringmaster.toml is not put in force: " + String.join("\n  ", problems),
                "The last settings stay. Mend the file; ringmaster config validate checks it.");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private String user() {
        return root.surroundings().environment().getOrDefault("USER", "a person");
    }
}
