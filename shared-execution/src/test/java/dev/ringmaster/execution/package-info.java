@NullMarked
package dev.ringmaster.execution;

import org.jspecify.annotations.NullMarked;
