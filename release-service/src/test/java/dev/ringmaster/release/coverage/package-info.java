@NullMarked
package dev.ringmaster.release.coverage;

import org.jspecify.annotations.NullMarked;
