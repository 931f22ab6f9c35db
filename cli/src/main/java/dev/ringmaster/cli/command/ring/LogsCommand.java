package dev.ringmaster.cli.command.ring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.RingAccess;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.oversight.ServiceManager;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a component logged, or what an attempt's agent and gates printed; for a task, its latest attempt's. */
@Command(
        name = "logs",
        description = "Show the log of a component, or the output of a task's latest attempt or of one attempt.",
        footer = {
            "",
            "Examples:",
            "  ringmaster logs -f textkit-7",
            "  ringmaster logs textkit-7 --source gate",
            "  ringmaster logs scheduler-service --tail 100"
        })
public final class LogsCommand implements Callable<Integer> {

    private static final Pattern ATTEMPT = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{4,}");

    @Parameters(paramLabel = "WHAT", description = "A component (broker, api-service …), a task or an attempt.")
    private String what = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as more comes.")
    private boolean follow;

    @Option(names = "--tail", paramLabel = "N", defaultValue = "-1", description = "Only the last N lines.")
    private int tail;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            defaultValue = "agent",
            description = "agent (default) or gate; not for components.")
    private String source = "agent";

    private final RingmasterCommand root;

    public LogsCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Component> component = Component.ofWord(what);
        if (component.isPresent()) {
            if (ServiceManager.of(RingAccess.folder(root)).orElse(null) instanceof ServiceManager.Systemd systemd) {
                return journal(systemd.journal(component.get(), tail, follow));
            }
            new LogFile(
                            RingAccess.folder(root).log(component.get()),
                            root.surroundings().out())
                    .show(tail, follow);
            return 0;
        }
        Session session = Session.open(root, new OutputOption());
        String attempt = ATTEMPT.matcher(what).matches() ? what : latestAttempt(session);
        new AttemptOutput(session, attempt, source).show(tail, follow);
        return 0;
    }

    /** Where systemd keeps the ring, its journal keeps what the components say. */
    private static int journal(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private String latestAttempt(Session session) {
        JsonNode task = session.api().get(ApiPath.of("tasks", what));
        String attempt = task.path("attempt").asText("");
        if (attempt.isEmpty() || attempt.equals("null")) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    task.path("id").asText() + " has not been tried yet: it "
                            + task.path("sentence").asText(""),
                    "Wait for it with: ringmaster wait " + task.path("id").asText() + " --for in_progress");
        }
        return attempt;
    }
}
