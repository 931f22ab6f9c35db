/**
 * Says of one task, in one paragraph, what it does or what keeps it from running. It only explains what others have decided, and knows
 * nothing of databases, of the clock or of HTTP.
 */
@NullMarked
package dev.ringmaster.api.why;

import org.jspecify.annotations.NullMarked;
