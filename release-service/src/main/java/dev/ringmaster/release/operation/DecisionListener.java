package dev.ringmaster.release.operation;

import dev.ringmaster.release.pipeline.Release;
import dev.ringmaster.release.pipeline.Step;
import java.util.List;

/** Is told of each decision once it is durable, in their order, on the writer thread. */
interface DecisionListener {

    void decided(Release release, List<Step> steps);

    /** Work was handed over and waits for being made a release of, or a project that such work waits for is known now. */
    void handedOver();
}
