/** What is done to text before an agent reads it: cleaning, counting, cutting, redacting and fencing. Pure functions. */
@NullMarked
package dev.ringmaster.enricher.text;

import org.jspecify.annotations.NullMarked;
