/** Ids: a record for each, never a bare string. */
@NullMarked
package dev.ringmaster.model.id;

import org.jspecify.annotations.NullMarked;
