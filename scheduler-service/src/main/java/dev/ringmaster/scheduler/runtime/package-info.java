/**
 * Where agents run: the port {@link AgentRuntime} and its adapter for local processes. Decides how an agent's process is started,
 * found again and ended; must not know tasks, prompts' contents, git or what an outcome is.
 */
@NullMarked
package dev.ringmaster.scheduler.runtime;

import org.jspecify.annotations.NullMarked;
