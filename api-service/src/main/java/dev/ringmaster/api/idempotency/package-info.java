/** Decides what a repeated POST gets. No I/O. */
@NullMarked
package dev.ringmaster.api.idempotency;

import org.jspecify.annotations.NullMarked;
