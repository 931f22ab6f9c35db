/** Reads files of a project's repository at its target branch. Never writes, never looks at a working tree. */
@NullMarked
package dev.ringmaster.enricher.repository;

import org.jspecify.annotations.NullMarked;
