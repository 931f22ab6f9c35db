/** What is shown of attempts: where one stands and which window of its output is read. No I/O. */
@NullMarked
package dev.ringmaster.api.attempt;

import org.jspecify.annotations.NullMarked;
