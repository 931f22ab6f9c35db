@NullMarked
package dev.ringmaster.release.schema;

import org.jspecify.annotations.NullMarked;
