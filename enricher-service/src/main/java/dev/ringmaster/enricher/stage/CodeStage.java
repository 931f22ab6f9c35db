package dev.ringmaster.enricher.stage;

import dev.ringmaster.enricher.repository.RepositoryFiles;
import dev.ringmaster.enricher.repository.RepositoryTree;
import dev.ringmaster.enricher.text.Excerpt;
import dev.ringmaster.enricher.text.Fence;
import dev.ringmaster.enricher.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows the files that the task names, as they are on the target branch. */
final class CodeStage implements Stage {

    private static final double BY_PATH = 0.8;
    private static final double BY_NAME = 0.7;
    private static final double BY_SYMBOL = 0.55;

    private final RepositoryFiles repository;

    CodeStage(RepositoryFiles repository) {
        this.repository = repository;
    }

    @Override
    public Draft apply(Draft draft) {
        Mentions mentions = draft.task().mentions();
        if (!draft.inWorktree()
                || (mentions.paths().isEmpty() && mentions.symbols().isEmpty())) {
            return draft;
        }
        Map<String, Double> wanted = relevant(
                mentions, repository.tree(draft.project()), draft.limits().files());
        if (wanted.isEmpty()) {
            return draft;
        }
        Map<String, String> texts = repository.read(draft.project(), wanted.keySet());
        List<Block> blocks = new ArrayList<>();
        wanted.forEach((path, relevance) -> {
            String text = texts.get(path);
            if (text != null) {
                blocks.add(block(draft, path, text, relevance));
            }
        });
        return draft.with(blocks);
    }

    private static Block block(Draft draft, String path, String text, double relevance) {
        String shown = Excerpt.head(draft.clean(text), draft.limits().fileTokens());
        return new Block(
                Section.FILES,
                "file",
                path + " at " + PlainText.line(draft.project().targetBranch()),
                relevance,
                "### " + PlainText.line(path) + "\n\n" + Fence.around(shown, language(path)));
    }

    /** Which files are meant, most relevant first. A name that several files have means none of them for certain, so each weighs less. */
    static Map<String, Double> relevant(Mentions mentions, RepositoryTree tree, int atMost) {
        Map<String, Double> found = new LinkedHashMap<>();
        if (tree.isEmpty()) {
            return found;
        }
        for (String path : mentions.paths()) {
            if (tree.contains(path)) {
                found.putIfAbsent(path, BY_PATH);
            }
        }
        for (String mentioned : mentions.paths()) {
            List<String> same = tree.named(mentioned.substring(mentioned.lastIndexOf('/') + 1));
            same.stream()
                    .filter(path -> path.equals(mentioned) || path.endsWith("/" + mentioned))
                    .forEach(path -> found.putIfAbsent(path, BY_NAME / same.size()));
        }
        for (String symbol : mentions.symbols()) {
            List<String> same = tree.named(symbol);
            same.forEach(path -> found.putIfAbsent(path, BY_SYMBOL / same.size()));
        }
        Map<String, Double> best = new LinkedHashMap<>();
        found.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(atMost)
                .forEach(entry -> best.put(entry.getKey(), entry.getValue()));
        return best;
    }

    private static String language(String path) {
        int dot = path.lastIndexOf('.');
        String ending = dot < 0 ? "" : path.substring(dot + 1);
        return ending.matches("[A-Za-z0-9]{1,10}") ? ending : "text";
    }
}
