package dev.ringmaster.scheduler.workspace.git;

import dev.ringmaster.execution.git.MergeTree;
import dev.ringmaster.execution.git.Merged;
import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.execution.git.Tree;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.workspace.Foresight;
import dev.ringmaster.scheduler.workspace.git.repository.Repositories;
import dev.ringmaster.scheduler.workspace.git.repository.RepositoryResult;
import dev.ringmaster.scheduler.workspace.git.repository.WorkFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares by git, all pairs that are new in one command; what was compared once is remembered by the commits. Thread-safe. */
final class GitForesight implements Foresight {
    // Some milliseconds each in a repository of ordinary size; what is more waits for the next look.
    private static final int MOST_PAIRS = 256;
    private static final int MOST_REMEMBERED = 20_000;
    private static final String REF = "ref: ";

    private final Repositories repositories;
    private final Path worktrees;
    private final Map<MergeTree.Pair, List<String>> compared = remembering();
    private final Map<WorkFacts, String> differences = remembering();

    GitForesight(Repositories repositories, Path worktrees) {
        this.repositories = repositories;
        this.worktrees = worktrees;
    }

    @Override
    public synchronized Outlook look(Project project, List<Unlanded> works) throws IOException, InterruptedException {
        if (works.isEmpty()
                || !(repositories.find(project) instanceof RepositoryResult.Found(var repository, var target))) {
            return new Outlook(List.of(), true);
        }
        List<Side> sides = sides(repository, target, works);
        List<Encounter> withTarget = sides.stream()
                .map(side -> new Encounter(side.work(), null, new MergeTree.Pair(target, side.commit())))
                .toList();
        List<Clash> clashes = new ArrayList<>();
        boolean complete = compare(repository, withTarget, clashes);
        Set<Unlanded> hopeless = new HashSet<>();
        clashes.forEach(clash -> hopeless.add(clash.work()));
        List<Side> free =
                sides.stream().filter(side -> !hopeless.contains(side.work())).toList();
        List<Encounter> among = new ArrayList<>();
        for (int later = 1; later < free.size(); later++) {
            for (Side before : free.subList(0, later)) {
                Side side = free.get(later);
                among.add(
                        new Encounter(side.work(), before.work(), new MergeTree.Pair(before.commit(), side.commit())));
            }
        }
        complete &= compare(repository, among, clashes);
        return new Outlook(clashes, complete);
    }

    /** Compares what has not been compared yet, as much of it as one look may cost; says whether that was all. */
    private boolean compare(Repository repository, List<Encounter> encounters, List<Clash> clashes)
            throws IOException, InterruptedException {
        List<MergeTree.Pair> open = encounters.stream()
                .map(Encounter::pair)
                .filter(pair -> !compared.containsKey(pair))
                .distinct()
                .toList();
        List<MergeTree.Pair> now = open.subList(0, Math.min(MOST_PAIRS, open.size()));
        List<Merged> results = MergeTree.in(repository).mergeAll(now);
        for (int i = 0; i < now.size(); i++) {
            compared.put(now.get(i), results.get(i) instanceof Merged.Conflict(var files) ? files : List.of());
        }
        for (Encounter encounter : encounters) {
            List<String> files = compared.getOrDefault(encounter.pair(), List.of());
            if (!files.isEmpty()) {
                clashes.add(new Clash(encounter.work(), encounter.with(), files));
            }
        }
        return now.size() == open.size();
    }

    private List<Side> sides(Repository repository, String target, List<Unlanded> works)
            throws IOException, InterruptedException {
        Map<AttemptId, String> names = new LinkedHashMap<>();
        for (Unlanded work : works) {
            Optional<String> name = work.commit() != null ? Optional.of(work.commit()) : head(repository, work);
            name.ifPresent(found -> names.put(work.workspace(), found));
        }
        Map<AttemptId, WorkFacts> facts = WorkFacts.read(repository, target, names);
        List<Side> sides = new ArrayList<>();
        for (Unlanded work : works) {
            WorkFacts known = facts.get(work.workspace());
            if (known != null && !isUnchanged(known)) {
                sides.add(new Side(work, difference(repository, known)));
            }
        }
        return sides;
    }

    private static boolean isUnchanged(WorkFacts known) {
        return known.base() != null && known.base().tree().equals(known.tree());
    }

    private String difference(Repository repository, WorkFacts known) throws IOException, InterruptedException {
        String before = differences.get(known);
        if (before != null) {
            return before;
        }
        String commit = known.difference(repository);
        differences.put(known, commit);
        return commit;
    }

    /** Where an agent at work stands, read without git: a branch, or a commit. */
    private Optional<String> head(Repository repository, Unlanded work) throws IOException {
        Optional<Tree> tree = repository.tree(worktrees.resolve(work.workspace().toString()));
        if (tree.isEmpty() || !tree.get().isComplete()) {
            return Optional.empty();
        }
        Path head = tree.get().administration().resolve("HEAD");
        if (!Files.isRegularFile(head)) {
            return Optional.empty();
        }
        String said = Files.readString(head).strip();
        String name = said.startsWith(REF) ? said.substring(REF.length()) : said;
        return name.isEmpty() || name.contains("\n") ? Optional.empty() : Optional.of(name);
    }

    private static <K, V> Map<K, V> remembering() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST_REMEMBERED;
            }
        };
    }

    /** @param commit one that holds all of it upon its base */
    private record Side(Unlanded work, String commit) {}

    /** @param with null for the target */
    private record Encounter(Unlanded work, @Nullable Unlanded with, MergeTree.Pair pair) {}
}
