/** Passes on what people ask about the work that attempts left; the scheduler, which has the repositories, sees to it. */
@NullMarked
package dev.ringmaster.api.kept;

import org.jspecify.annotations.NullMarked;
