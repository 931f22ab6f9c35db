/** Projects: a repository, the gates that prove work on it, and what agents are told about it. */
@NullMarked
package dev.ringmaster.model.project;

import org.jspecify.annotations.NullMarked;
