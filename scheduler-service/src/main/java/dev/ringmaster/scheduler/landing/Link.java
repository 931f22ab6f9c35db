package dev.ringmaster.scheduler.landing;

import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.workspace.LandingWork;

/**
 * One attempt of a batch, integrated upon those before it.
 *
 * @param commit what brings its work onto the target: a child of the commit of the link before, or of the target
 * @param asProven whether that holds just the files of the attempt's own commit
 */
record Link(LiveAttempt attempt, LandingWork work, String commit, boolean asProven) {}
