@NullMarked
package dev.ringmaster.analysis;

import org.jspecify.annotations.NullMarked;
