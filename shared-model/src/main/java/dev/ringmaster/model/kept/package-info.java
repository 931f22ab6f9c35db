/** Work that attempts left in a repository: what is kept, why, and what was cleared away. */
@NullMarked
package dev.ringmaster.model.kept;

import org.jspecify.annotations.NullMarked;
