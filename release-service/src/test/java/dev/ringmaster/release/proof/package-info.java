@NullMarked
package dev.ringmaster.release.proof;

import org.jspecify.annotations.NullMarked;
