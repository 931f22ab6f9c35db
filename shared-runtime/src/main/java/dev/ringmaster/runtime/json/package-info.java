/** The one way the services write and read JSON. */
@NullMarked
package dev.ringmaster.runtime.json;

import org.jspecify.annotations.NullMarked;
