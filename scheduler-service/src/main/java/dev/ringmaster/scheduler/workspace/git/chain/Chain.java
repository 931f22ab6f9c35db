package dev.ringmaster.scheduler.workspace.git.chain;

import dev.ringmaster.execution.git.MergeTree;
import dev.ringmaster.execution.git.Merged;
import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.scheduler.workspace.Integration;
import dev.ringmaster.scheduler.workspace.LandingWork;
import dev.ringmaster.scheduler.workspace.ProjectProblem;
import dev.ringmaster.scheduler.workspace.git.repository.WorkFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts works upon one another, from the target on: one commit for each, made in memory where git can. Its attributes, of which some say how
 * a file is merged, are read from files: where there are any, the scratch tree is checked out first.
 */
public final class Chain {
    private final Repository repository;
    private final ScratchTree scratch;
    private final String target;
    private final String targetTree;
    private String tip;
    private String tipTree;

    public Chain(Repository repository, ScratchTree scratch, String target) throws IOException, InterruptedException {
        this.repository = repository;
        this.scratch = scratch;
        this.target = target;
        this.targetTree = repository.treeOf(target);
        this.tip = target;
        this.tipTree = targetTree;
    }

    /** @return what came of each, in order */
    public List<Integration> of(List<LandingWork> batch) throws IOException, InterruptedException {
        Map<AttemptId, String> names = new LinkedHashMap<>();
        batch.forEach(work -> names.put(work.attempt(), work.commit()));
        Map<AttemptId, WorkFacts> facts = WorkFacts.read(repository, target, names);
        Map<AttemptId, String> landed = Landed.find(repository, target, facts);
        Merges merges = new Merges(repository, scratch, Attributes.of(repository, targetTree, facts.values()));
        List<Integration> all = new ArrayList<>();
        for (LandingWork work : batch) {
            WorkFacts known = facts.get(work.attempt());
            if (known == null) {
                all.add(missing(work));
            } else if (landed.containsKey(work.attempt())) {
                all.add(new Integration.AlreadyLanded(landed.get(work.attempt())));
            } else {
                all.add(add(work, known, merges));
            }
        }
        return all;
    }

    private Integration add(LandingWork work, WorkFacts known, Merges merges) throws IOException, InterruptedException {
        // What began at the tip needs no merge.
        Merged merged = known.base() != null && tip.equals(known.base().commit())
                ? new Merged.Clean(known.tree())
                : merges.merge(tip, known.difference(repository));
        return switch (merged) {
            case Merged.Conflict(var files) -> conflicting(known, files, merges);
            case Merged.Unknown(String reason) -> throw new IllegalStateException(reason);
            case Merged.Clean(String tree) ->
                tree.equals(tipTree) ? unchanged() : extend(work, tree, tree.equals(known.tree()));
        };
    }

    private Integration extend(LandingWork work, String tree, boolean asProven)
            throws IOException, InterruptedException {
        tip = repository
                .mustWithInput(LandingMessage.of(work), "commit-tree", tree, "-p", tip, "-F", "-")
                .line();
        tipTree = tree;
        return new Integration.Clean(target, tip, asProven);
    }

    private Integration unchanged() {
        return isAtTarget() ? new Integration.AlreadyLanded(target) : new Integration.AfterOthers(List.of());
    }

    private Integration conflicting(WorkFacts known, List<String> files, Merges merges)
            throws IOException, InterruptedException {
        if (isAtTarget()) {
            return new Integration.Conflict(files);
        }
        return merges.merge(target, known.difference(repository)) instanceof Merged.Conflict(var own)
                ? new Integration.Conflict(own)
                : new Integration.AfterOthers(files);
    }

    private boolean isAtTarget() {
        return tip.equals(target);
    }

    private Integration missing(LandingWork work) {
        return new Integration.Refused(new ProjectProblem(
                "Commit " + work.commit() + " of task " + work.task() + " is not in " + repository.folder() + ".",
                "Put the repository back that the attempt worked in, or drop the task."));
    }

    /** Merges in memory; in the scratch tree's files where this git cannot. */
    private static final class Merges {
        private final Repository repository;
        private final ScratchTree scratch;
        private final Attributes attributes;
        private Optional<MergeTree> ready = Optional.empty();
        private String readyAt = "";

        Merges(Repository repository, ScratchTree scratch, Attributes attributes) {
            this.repository = repository;
            this.scratch = scratch;
            this.attributes = attributes;
        }

        Merged merge(String ours, String theirs) throws IOException, InterruptedException {
            Merged merged = at(ours).merge(new MergeTree.Pair(ours, theirs));
            if (merged instanceof Merged.Unknown) {
                ready = Optional.empty();
                return scratch.merge(ours, theirs);
            }
            return merged;
        }

        private MergeTree at(String ours) throws IOException, InterruptedException {
            boolean stands = attributes != Attributes.CHANGING || ours.equals(readyAt);
            if (ready.isEmpty() || !stands) {
                ready = Optional.of(
                        attributes == Attributes.NONE
                                ? MergeTree.withoutFiles(repository)
                                : MergeTree.in(scratch.at(ours)));
                readyAt = ours;
            }
            return ready.get();
        }
    }
}
