package dev.ringmaster.analysis.graph;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Two halves of a computation at the same time, one on the calling thread and one on another. */
public final class Halves {

    private Halves() {}

    /**
     * Runs both and waits for both; each looks at its time limit itself.
     *
     * @return whether both said that they were done
     * @throws java.util.concurrent.CompletionException if the other half failed
     */
    public static boolean run(BooleanSupplier mine, BooleanSupplier other) {
        CompletableFuture<Boolean> others = CompletableFuture.supplyAsync(
                other::getAsBoolean,
                work -> Thread.ofPlatform().name("task-analysis").daemon().start(work));
        boolean done;
        try {
            done = mine.getAsBoolean();
        } finally {
            others.handle((result, failure) -> Boolean.TRUE).join();
        }
        return others.join() && done;
    }
}
