package dev.ringmaster.enricher.stage;

import dev.ringmaster.enricher.text.Excerpt;
import dev.ringmaster.enricher.text.Fence;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what holds for every task of the project: its description, conventions, gates and decisions already answered. */
final class ProjectStage implements Stage {

    private static final int ANSWERS_AT_MOST = 10;

    @Override
    public Draft apply(Draft draft) {
        Project project = draft.project();
        String source = "project " + project.id() + " version " + project.version();
        int part = draft.limits().partTokens();
        List<Block> blocks = new ArrayList<>();
        if (!project.description().isBlank()) {
            String text = "The project, " + draft.cleanLine(project.name()) + ":\n\n"
                    + Fence.closed(Excerpt.head(draft.clean(project.description()), part));
            blocks.add(new Block(Section.CONTEXT, "project-description", source, 0.6, text));
        }
        answers(draft)
                .ifPresent(text -> blocks.add(
                        new Block(Section.CONTEXT, "answered-decisions", source, 0.65, Excerpt.head(text, part))));
        if (!project.conventions().isEmpty()) {
            String text = project.conventions().stream()
                    .map(convention -> "- " + draft.cleanLine(convention))
                    .collect(Collectors.joining("\n"));
            blocks.add(new Block(Section.REQUIREMENTS, "conventions", source, 0.9, Excerpt.head(text, part)));
        }
        List<Gate> gates = Stream.concat(
                        project.gates().stream(), draft.assigned().assignment().task().gates().stream())
                .toList();
        if (!gates.isEmpty()) {
            String text = "These checks are run on the result, in this order; each must exit with 0:\n\n"
                    + gates.stream()
                            .map(gate -> "- " + draft.cleanLine(gate.name()) + ": "
                                    + inlineCode(draft.cleanLine(spoken(gate))))
                            .collect(Collectors.joining("\n"));
            blocks.add(new Block(Section.REQUIREMENTS, "gates", source, 0.92, Excerpt.head(text, part)));
        }
        return draft.with(blocks);
    }

    /** The newest first: when they do not all fit, the oldest are cut. */
    private static Optional<String> answers(Draft draft) {
        List<String> lines = new ArrayList<>();
        List<Answer> answers = draft.project().answers();
        for (int i = answers.size() - 1; i >= 0 && lines.size() < ANSWERS_AT_MOST; i--) {
            Answer answer = answers.get(i);
            if (!answer.task().equals(draft.assigned().taskId())
                    && !answer.text().isBlank()) {
                lines.add("- " + draft.cleanLine(answer.question()) + " → "
                        + answer.option().word() + ": " + draft.cleanLine(answer.text()));
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of("Decisions that people made for this project:\n\n" + String.join("\n", lines));
    }

    private static String spoken(Gate gate) {
        List<String> command = gate.command();
        boolean shellLine = command.size() == 3
                && command.getFirst().equals("sh")
                && command.get(1).equals("-c");
        return shellLine ? command.get(2) : String.join(" ", command);
    }

    /** CommonMark 0.31 §6.1: the delimiter is longer than any run of backticks inside. */
    private static String inlineCode(String text) {
        if (text.indexOf('`') < 0) {
            return "`" + text + "`";
        }
        return "```` " + text.replace("````", "` ` ` `") + " ````";
    }
}
