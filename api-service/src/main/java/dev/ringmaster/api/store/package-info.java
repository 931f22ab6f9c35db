/** Keeps what this service owns: projects, tasks, dependencies, decisions and the replies to repeated requests. */
@NullMarked
package dev.ringmaster.api.store;

import org.jspecify.annotations.NullMarked;
