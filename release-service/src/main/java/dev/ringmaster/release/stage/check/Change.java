package dev.ringmaster.release.stage.check;

import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.release.modules.Affected;
import dev.ringmaster.release.modules.Reactor;
import dev.ringmaster.release.repository.SelfRepository;
import dev.ringmaster.release.tree.Comparison;
import dev.ringmaster.release.tree.Trees;
import java.io.IOException;
import java.util.Set;

/** What a release changes, read from git's objects alone. */
record Change(Trees trees, Comparison comparison, Reactor reactor, Affected affected) {

    /** The modules that are installed. */
    private static final Set<String> PRODUCTS = Set.of(
            "local-broker",
            "api-service",
            "queue-service",
            "enricher-service",
            "scheduler-service",
            "release-service",
            "demo-agent",
            "cli");

    /** @throws dev.ringmaster.release.modules.UnreadablePomException if the result's modules cannot be told */
    static Change of(SelfRepository repository, ReleaseRef ref) throws IOException, InterruptedException {
        Trees trees = new Trees(repository.gitFolder());
        Comparison comparison = trees.compare(ref.base(), ref.commit());
        Reactor reactor = Reactor.of(comparison.result(), trees);
        return new Change(trees, comparison, reactor, reactor.affectedBy(comparison.changedPaths(), PRODUCTS));
    }

    String patch() throws IOException, InterruptedException {
        return trees.patch(comparison.base().commit(), comparison.result().commit());
    }
}
