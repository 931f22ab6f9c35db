@NullMarked
package dev.ringmaster.execution.git;

import org.jspecify.annotations.NullMarked;
