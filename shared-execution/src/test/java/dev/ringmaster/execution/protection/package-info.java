@NullMarked
package dev.ringmaster.execution.protection;

import org.jspecify.annotations.NullMarked;
