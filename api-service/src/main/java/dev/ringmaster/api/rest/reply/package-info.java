/** What responses look like as JSON. */
@NullMarked
package dev.ringmaster.api.rest.reply;

import org.jspecify.annotations.NullMarked;
