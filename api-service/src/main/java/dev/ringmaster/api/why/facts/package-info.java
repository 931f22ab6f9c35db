/** Gathers what is known of one task for its explanation, in one reading of the database. */
@NullMarked
package dev.ringmaster.api.why.facts;

import org.jspecify.annotations.NullMarked;
