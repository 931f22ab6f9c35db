/** What requests look like as JSON, and how they become what the core understands. */
@NullMarked
package dev.ringmaster.api.rest.request;

import org.jspecify.annotations.NullMarked;
