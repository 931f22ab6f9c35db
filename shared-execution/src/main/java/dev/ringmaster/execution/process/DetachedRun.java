package dev.ringmaster.execution.process;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Ends what a run has started. */
public record DetachedRun(RunFolder folder, ProcessTable table) {
    // Each round sees what the last round's processes forked before they were ended.
    private static final int ROUNDS = 10;
    // Longer only for one that the kernel cannot end, such as one that waits for a disk that is gone.
    private static final Duration LAST_BREATH = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

    /** Signals the command's whole process group, if the command still lives. */
    public boolean signal(ProcessSignal signal) throws IOException, InterruptedException {
        return folder.state(table) instanceof RunState.Running running
                && table.isAlive(running.record().command())
                && signal.sendToGroup(running.record().command());
    }

    /**
     * Ends by force what a command that is over has left running, in its session or anywhere with its marker.
     *
     * @return how many processes were ended
     */
    public int endLeftovers() throws IOException {
        var record = folder.record();
        if (record.isEmpty()) {
            return 0;
        }
        return end(() -> table.leftBehind(record.get().command(), record.get().shim(), Shim.marker(folder)));
    }

    /**
     * Ends by force whatever carries the run's marker: for a run of which no record is left, such as one whose folder was deleted.
     *
     * @return how many processes were ended
     */
    public int endMarked() {
        return end(() -> table.marked(Shim.marker(folder)));
    }

    private int end(Supplier<List<ProcessIdentity>> living) {
        Set<ProcessIdentity> ended = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<ProcessIdentity> left = living.get();
            if (left.isEmpty()) {
                break;
            }
            for (ProcessIdentity process : left) {
                if (table.kill(process)) {
                    ended.add(process);
                }
            }
        }
        awaitGone(ended);
        return ended.size();
    }

    /** A killed process loses its environment, and so its marker, some time before it is over. */
    private void awaitGone(Set<ProcessIdentity> ended) {
        long limit = System.nanoTime() + LAST_BREATH.toNanos();
        while (ended.stream().anyMatch(table::isAlive)
                && System.nanoTime() < limit
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
