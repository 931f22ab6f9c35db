package dev.ringmaster.scheduler.workspace.git.repository;

import dev.ringmaster.execution.git.GitResult;
import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.model.id.AttemptId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What git knows of an attempt's work: full hashes.
 *
 * @param base where it began, or what it has in common with the target; null where there is nothing
 * @param isOneCommit whether its commit is the only one upon its base
 */
public record WorkFacts(
        String commit, String tree, @Nullable Base base, boolean isOneCommit) {

    public record Base(String commit, String tree) {}

    /**
     * Reads the facts of many works by one command.
     *
     * @param attempts each with a name for its commit
     * @return those whose commit is there
     */
    public static Map<AttemptId, WorkFacts> read(Repository repository, String target, Map<AttemptId, String> attempts)
            throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        attempts.forEach((attempt, name) -> names.addAll(
                List.of(commit(name), tree(name), first(name), second(name), base(attempt), baseTree(attempt))));
        Map<String, String> found = repository.resolve(names);
        Map<AttemptId, WorkFacts> facts = new LinkedHashMap<>();
        for (Map.Entry<AttemptId, String> each : attempts.entrySet()) {
            String name = each.getValue();
            String commit = found.get(commit(name));
            String tree = found.get(tree(name));
            if (commit != null && tree != null) {
                String kept = found.get(base(each.getKey()));
                Base base = kept != null
                        ? new Base(kept, Objects.requireNonNull(found.get(baseTree(each.getKey()))))
                        : common(repository, target, commit);
                boolean one = base != null
                        && base.commit().equals(found.get(first(name)))
                        && !found.containsKey(second(name));
                facts.put(each.getKey(), new WorkFacts(commit, tree, base, one));
            }
        }
        return facts;
    }

    public static Optional<WorkFacts> read(Repository repository, String target, AttemptId attempt, String commit)
            throws IOException, InterruptedException {
        return Optional.ofNullable(
                read(repository, target, Map.of(attempt, commit)).get(attempt));
    }

    /**
     * One commit that holds all of the work, upon its base: an agent may have merged, rebased or begun a history of its own, which is not
     * to take part.
     */
    public String difference(Repository repository) throws IOException, InterruptedException {
        return base == null || isOneCommit
                ? commit
                : repository
                        .must("commit-tree", tree, "-p", base.commit(), "-m", "work")
                        .line();
    }

    private static @Nullable Base common(Repository repository, String target, String commit)
            throws IOException, InterruptedException {
        GitResult common = repository.run("merge-base", target, commit);
        return common.succeeded() ? new Base(common.line(), repository.treeOf(common.line())) : null;
    }

    private static String commit(String name) {
        return name + "^{commit}";
    }

    private static String tree(String name) {
        return name + "^{tree}";
    }

    private static String first(String name) {
        return name + "^1";
    }

    private static String second(String name) {
        return name + "^2";
    }

    private static String base(AttemptId attempt) {
        return Refs.base(attempt) + "^{commit}";
    }

    private static String baseTree(AttemptId attempt) {
        return Refs.base(attempt) + "^{tree}";
    }
}
