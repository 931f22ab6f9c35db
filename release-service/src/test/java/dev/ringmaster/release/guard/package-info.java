@NullMarked
package dev.ringmaster.release.guard;

import org.jspecify.annotations.NullMarked;
