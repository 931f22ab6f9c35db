package dev.ringmaster.scheduler.limits.tree;

import dev.ringmaster.execution.process.RunFolder;
import dev.ringmaster.execution.process.RunRecord;

/** Where a tree of processes begins: a run's folder, by which its processes are marked, and who runs it. */
public record TreeRoot(RunFolder folder, RunRecord record) {}
