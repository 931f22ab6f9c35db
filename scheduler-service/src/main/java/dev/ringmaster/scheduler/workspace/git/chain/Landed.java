package dev.ringmaster.scheduler.workspace.git.chain;

import dev.ringmaster.execution.git.GitResult;
import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.scheduler.workspace.git.repository.WorkFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds work that is on the target already: an earlier run moved it and was killed before it could say so, or a person merged it. */
final class Landed {
    private Landed() {}

    /** @return by attempt, the commit that brought its work onto the target */
    public static Map<AttemptId, String> find(Repository repository, String target, Map<AttemptId, WorkFacts> works)
            throws IOException, InterruptedException {
        if (works.isEmpty()) {
            return Map.of();
        }
        Map<AttemptId, String> landed = new HashMap<>();
        Set<String> beside = beside(repository, target, works);
        List<String> messages = messages(repository, target, works);
        works.forEach((attempt, work) -> {
            if (!beside.contains(work.commit())) {
                landed.put(attempt, work.commit());
                return;
            }
            // The oldest: a later message may quote it.
            messages.stream()
                    .filter(message -> message.contains(LandingMessage.attemptTrailer(attempt)))
                    .reduce((newer, older) -> older)
                    .ifPresent(message -> landed.put(
                            attempt, message.lines().findFirst().orElseThrow().strip()));
        });
        return landed;
    }

    /** The commits that the target does not hold. */
    private static Set<String> beside(Repository repository, String target, Map<AttemptId, WorkFacts> works)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("rev-list"));
        works.values().forEach(work -> line.add(work.commit()));
        line.add("^" + target);
        return new HashSet<>(
                repository.must(line.toArray(String[]::new)).output().lines().toList());
    }

    /** Hash and message of each commit that may have brought one of them, the newest first. */
    private static List<String> messages(Repository repository, String target, Map<AttemptId, WorkFacts> works)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("log", "--format=%H%n%B%x00", "--fixed-strings"));
        works.keySet().forEach(attempt -> line.add("--grep=" + LandingMessage.attemptTrailer(attempt)));
        line.add(target);
        oldest(repository, works).forEach(base -> line.add("^" + base));
        return repository.must(line.toArray(String[]::new)).entries().stream()
                .map(String::stripLeading)
                .filter(message -> !message.isEmpty())
                .toList();
    }

    /** What all of them began after, so that only what came later is looked through; nothing where that is not known. */
    private static List<String> oldest(Repository repository, Map<AttemptId, WorkFacts> works)
            throws IOException, InterruptedException {
        if (works.values().stream().anyMatch(work -> work.base() == null)) {
            return List.of();
        }
        List<String> bases = works.values().stream()
                .map(work -> Objects.requireNonNull(work.base()).commit())
                .distinct()
                .toList();
        if (bases.size() == 1) {
            return bases;
        }
        List<String> line = new ArrayList<>(List.of("merge-base", "--octopus"));
        line.addAll(bases);
        GitResult common = repository.run(line.toArray(String[]::new));
        return common.succeeded() ? List.of(common.line()) : List.of();
    }
}
