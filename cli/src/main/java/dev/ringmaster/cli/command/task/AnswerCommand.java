package dev.ringmaster.cli.command.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers a question that waits for a person. Never asks back. */
@Command(
        name = "answer",
        description = "Answer a question that waits for a person.",
        footer = {
            "",
            "Examples:",
            "  ringmaster answer d-textkit-7-3-retries-spent retry -m \"Use the tokenizer instead.\"",
            "  ringmaster answer d-textkit-7-3-retries-spent drop",
            "  ringmaster answer d-textkit-8-1-review approve"
        })
public final class AnswerCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "The decision, or the start of its id; see ringmaster decisions.")
    private String id = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OPTION",
            description =
                    "What the decision offers: retry or drop, approve or reject for a review, raise or drop for a budget, add_tests or skip for missing tests; with -m alone it is retry.")
    private @Nullable String option;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Advice for the agent.")
    private String text = "";

    @Mixin
    private OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command runs
    private CommandSpec spec;

    private final RingmasterCommand root;

    public AnswerCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (option == null && text.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Missing the answer: retry (with -m for advice to the agent) or drop");
        }
        Session session = Session.open(root, output);
        String chosen = option == null ? "retry" : option;
        JsonNode decision = session.api()
                .post(
                        ApiPath.of("decisions", id, "answer"),
                        session.signed(Json.object()
                                .put("option", chosen.replace('-', '_'))
                                .put("text", text)));
        session.printer().item("Decision", decision, out -> {
            String task = decision.path("task").asText("the task");
            out.println(
                    switch (chosen.replace('-', '_')) {
                        case "drop" -> task + " is given up";
                        case "approve" ->
                            decision.path("kind").asText().equals("protected_change")
                                    ? task + " goes on to its proof"
                                    : task + " lands";
                        case "add_tests" -> task + " is tried again, with tests to add";
                        case "skip" -> task + " goes on without tests, marked as risky";
                        case "raise" -> task + " may spend more";
                        default -> task + " is tried again";
                    });
        });
        return 0;
    }
}
