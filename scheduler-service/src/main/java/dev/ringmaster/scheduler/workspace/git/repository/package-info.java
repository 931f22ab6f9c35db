/** What git knows of a project: its repository, the refs and names of attempts' work, and what that work consists of. */
@NullMarked
package dev.ringmaster.scheduler.workspace.git.repository;

import org.jspecify.annotations.NullMarked;
