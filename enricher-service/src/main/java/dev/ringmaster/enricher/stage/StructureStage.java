package dev.ringmaster.enricher.stage;

import dev.ringmaster.enricher.text.Excerpt;
import dev.ringmaster.enricher.text.Fence;
import dev.ringmaster.enricher.text.Tokens;
import dev.ringmaster.model.attempt.PromptBlock;
import dev.ringmaster.model.attempt.PromptBudget;
import dev.ringmaster.model.event.PromptEvent.TaskPrepared;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes the prompt: adds the instructions, leaves out the least relevant blocks until the budget holds, puts the rest in order. */
final class StructureStage {

    /** Tokens kept for closing a code block that a cut left open. */
    private static final int CLOSING = 8;

    private StructureStage() {}

    static TaskPrepared apply(Draft draft) {
        List<Block> blocks = new ArrayList<>(draft.blocks());
        blocks.addAll(Instructions.of(draft));
        int limit = draft.limits().tokens() * Tokens.QUARTERS;
        shortenObjective(blocks, limit);

        List<Block> omitted = new ArrayList<>();
        List<Block> byRelevance = new ArrayList<>(blocks);
        byRelevance.sort(Comparator.comparingDouble(Block::relevance)); // stable: of equals the first goes first
        for (Block least : byRelevance) {
            if (quarters(blocks) <= limit || least.relevance() >= 1.0) {
                break;
            }
            blocks.remove(least);
            omitted.add(least);
        }
        blocks.sort(Comparator.comparing(Block::section)
                .thenComparing(Comparator.comparingDouble(Block::relevance).reversed()));
        // Only a budget too small for the title and the objective's start needs the second cut.
        String prompt = Excerpt.head(written(blocks), draft.limits().tokens());
        return new TaskPrepared(
                draft.assigned().assignment(),
                prompt,
                described(blocks),
                described(omitted),
                new PromptBudget(
                        draft.limits().tokens(),
                        Tokens.of(prompt),
                        draft.redactor().count()));
    }

    /**
     * Cuts the task's own description when the title, the criteria and the instructions would not fit beside it; it keeps at least half of
     * the budget.
     */
    private static void shortenObjective(List<Block> blocks, int limit) {
        int index = 0;
        while (blocks.get(index).section() != Section.OBJECTIVE) {
            index++;
        }
        Block objective = blocks.get(index);
        List<Block> beside = blocks.stream()
                .filter(block -> block.relevance() >= Instructions.RELEVANCE && block.section() != Section.OBJECTIVE)
                .toList();
        int heading = Tokens.quartersOf(Section.OBJECTIVE.heading()) + 4;
        int room = Math.max(limit - quarters(beside) - heading, limit / 2) / Tokens.QUARTERS;
        if (Tokens.rounded(objective.quarters()) > room) {
            blocks.set(index, objective.withText(Fence.closed(Excerpt.head(objective.text(), room - CLOSING))));
        }
    }

    private static int quarters(List<Block> blocks) {
        int sum = 0;
        Set<Section> headed = EnumSet.noneOf(Section.class);
        for (Block block : blocks) {
            sum += block.quarters();
            if (headed.add(block.section())) {
                sum += Tokens.quartersOf(block.section().heading()) + 2;
            }
        }
        return sum;
    }

    private static String written(List<Block> blocks) {
        StringBuilder prompt = new StringBuilder();
        Set<Section> headed = EnumSet.noneOf(Section.class);
        for (Block block : blocks) {
            if (headed.add(block.section()) && !block.section().heading().isEmpty()) {
                prompt.append(block.section().heading()).append("\n\n");
            }
            prompt.append(block.text()).append("\n\n");
        }
        prompt.setLength(prompt.length() - 1);
        return prompt.toString();
    }

    private static List<PromptBlock> described(List<Block> blocks) {
        return blocks.stream().map(Block::described).toList();
    }
}
