/**
 * The five stages that build a prompt: parse, project, history, code, structure. Plain Java without clock, threads or framework; the only
 * thing asked of the outside is the port {@link dev.ringmaster.enricher.repository.RepositoryFiles}.
 */
@NullMarked
package dev.ringmaster.enricher.stage;

import org.jspecify.annotations.NullMarked;
