@NullMarked
package dev.ringmaster.analysis.slot;

import org.jspecify.annotations.NullMarked;
